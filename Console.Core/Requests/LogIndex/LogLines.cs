using System.Buffers;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Reads single lines of a log.</summary>
public static class LogLines
{
    /// <summary>No more of a line is read.</summary>
    public const int MostBytes = 1 << 20;

    private const int UsualBytes = 4 << 10;

    /// <summary>Reads the line that begins at a place, without its end and without zeros before it.</summary>
    /// <returns>The line, whether it ended within what is read of a line, and the byte after what was read of it.</returns>
    public static (byte[] Line, bool IsWhole, long End) Read(LogContent log, long offset)
    {
        for (var size = UsualBytes; ; size *= 16)
        {
            var most = Math.Min(size, MostBytes);
            var rented = ArrayPool<byte>.Shared.Rent(most);
            try
            {
                var bytes = rented.AsSpan(0, log.ReadUpTo(rented.AsSpan(0, most), offset));
                var end = bytes.IndexOf((byte)'\n');
                if (end >= 0) return (bytes[..end].TrimStart((byte)0).TrimEnd((byte)'\r').ToArray(), true, offset + end + 1);
                if (bytes.Length < most || most == MostBytes) return (bytes.ToArray(), false, offset + bytes.Length);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
