using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OperatorConsole.Core.Requests.Docker;

/// <summary>Something a container printed, or a part of it where it was long.</summary>
/// <param name="IsError">Whether to standard error.</param>
/// <param name="Time">When, as Docker writes it: always 30 characters, so that texts compare as times do.</param>
/// <param name="Text">What, without its end.</param>
/// <param name="GoesOn">Whether the line goes on in the next record of the same stream.</param>
public readonly record struct DockerRecord(bool IsError, string Time, ReadOnlyMemory<byte> Text, bool GoesOn);

/// <summary>Reads what a container printed as Docker sends it.</summary>
/// <remarks>
/// A frame is <c>[type, 0, 0, 0, size big-endian]</c> and as many bytes, <c>2006-01-02T15:04:05.000000000Z </c> before the text.
/// Without a final newline it is a part. A container with a terminal has no frames: lines end in CR and LF.
/// </remarks>
internal static class DockerFrames
{
    private const int HeaderBytes = 8;
    private const int StampBytes = 31;
    private const int LongestFrame = 4 << 20;
    private const int StandardError = 2;
    private const int SystemError = 3;

    /// <returns>What the daemon said when it ended the log; null where it said nothing.</returns>
    public static async Task<string?> ReadAsync(Stream body, bool isRaw, Action<DockerRecord> take, CancellationToken cancellation)
    {
        if (isRaw)
        {
            await ReadRawAsync(body, take, cancellation);
            return null;
        }
        var header = new byte[HeaderBytes];
        while (await body.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellation) == HeaderBytes)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            if (size > LongestFrame) throw new IOException($"a frame of {size} bytes is none of Docker's");
            var frame = ArrayPool<byte>.Shared.Rent((int)size);
            try
            {
                await body.ReadExactlyAsync(frame.AsMemory(0, (int)size), cancellation);
                var bytes = frame.AsMemory(0, (int)size);
                if (header[0] == SystemError) return Encoding.UTF8.GetString(bytes.Span).Trim();
                Take(bytes, header[0] == StandardError, take);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(frame);
            }
        }
        return null;
    }

    private static async Task ReadRawAsync(Stream body, Action<DockerRecord> take, CancellationToken cancellation)
    {
        var buffer = new byte[LongestFrame];
        var held = 0;
        while (true)
        {
            var read = await body.ReadAsync(buffer.AsMemory(held), cancellation);
            if (read == 0) break;
            held += read;
            var from = 0;
            while (buffer.AsSpan(from, held - from).IndexOf((byte)'\n') is >= 0 and var end)
            {
                Take(buffer.AsMemory(from, end + 1), false, take);
                from += end + 1;
            }
            if (from == 0 && held == buffer.Length) throw new IOException("a line of a terminal is longer than is read");
            buffer.AsSpan(from, held - from).CopyTo(buffer);
            held -= from;
        }
    }

    private static void Take(ReadOnlyMemory<byte> bytes, bool isError, Action<DockerRecord> take)
    {
        if (bytes.Length < StampBytes || bytes.Span[StampBytes - 1] != ' ') return;
        var text = bytes[StampBytes..];
        var goesOn = text.IsEmpty || text.Span[^1] != '\n';
        var end = text.Span.TrimEnd("\r\n"u8).Length;
        take(new DockerRecord(isError, Encoding.ASCII.GetString(bytes.Span[..(StampBytes - 1)]), text[..end], goesOn));
    }
}
