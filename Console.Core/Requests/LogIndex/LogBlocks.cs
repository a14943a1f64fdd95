using System.Buffers;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Reads a slice of a log in blocks that end with a line, however long lines are.</summary>
internal static class LogBlocks
{
    private const int Size = 1 << 20;

    /// <summary>More of a line than any key and value need, so that what stands across two blocks is in the second.</summary>
    private const int Overlap = 16 << 10;

    /// <summary>Is given a block.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="offset">Where it begins in the log.</param>
    /// <param name="lineStart">Where the line begins that its first byte is part of.</param>
    internal delegate void Take(ReadOnlySpan<byte> bytes, long offset, long lineStart);

    /// <summary>Reads from the start of a line.</summary>
    /// <returns>The byte after the last line that ended; what follows is still being written.</returns>
    public static long Read(LogContent log, long from, long to, Take take, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Size);
        try
        {
            var (offset, held, lineStart, ended) = (from, 0, from, from);
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var wanted = (int)Math.Min(Size - held, to - offset - held);
                var read = wanted > 0 ? log.Read(buffer.AsSpan(held, wanted), offset + held) : 0;
                if (read == 0) return ended;
                var bytes = buffer.AsSpan(0, held + read);
                if (offset == lineStart && Hole(bytes) is > 0 and var hole)
                {
                    bytes = bytes[hole..];
                    offset += hole;
                    lineStart = offset;
                }
                var end = bytes.LastIndexOf((byte)'\n') + 1;
                int keep;
                if (end > 0)
                {
                    take(bytes[..end], offset, lineStart);
                    lineStart = ended = offset + end;
                    keep = bytes.Length - end;
                }
                else if (bytes.Length < Size) keep = bytes.Length;
                else
                {
                    // A line longer than a block: it is looked through piece by piece, and never held whole.
                    take(bytes, offset, lineStart);
                    keep = Overlap;
                }
                bytes[^keep..].CopyTo(buffer);
                offset += bytes.Length - keep;
                held = keep;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A writer that does not append goes on at its old place after the file was cut: what it skipped reads as zeros.
    private static int Hole(ReadOnlySpan<byte> bytes) => bytes[0] != 0 ? 0 : bytes.IndexOfAnyExcept((byte)0) is >= 0 and var end ? end : bytes.Length;
}
