using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Reads single lines of a log.</summary>
public static class LogLines
{
    /// <summary>No more of a line is read.</summary>
    public const int MostBytes = 1 << 20;

    private const int UsualBytes = 4 << 10;

    /// <summary>Reads the line that begins at a place, without its end.</summary>
    /// <returns>The line, and whether it ended within what is read of a line.</returns>
    public static (byte[] Line, bool IsWhole) Read(SafeFileHandle log, long offset)
    {
        for (var size = UsualBytes; ; size *= 16)
        {
            var most = Math.Min(size, MostBytes);
            var rented = ArrayPool<byte>.Shared.Rent(most);
            try
            {
                var bytes = rented.AsSpan(0, ReadUpTo(log, rented.AsSpan(0, most), offset));
                var end = bytes.IndexOf((byte)'\n');
                if (end >= 0) return (bytes[..end].TrimEnd((byte)'\r').ToArray(), true);
                if (bytes.Length < most || most == MostBytes) return (bytes.ToArray(), false);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static int ReadUpTo(SafeFileHandle log, Span<byte> into, long at)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(log, into[read..], at + read) is > 0 and var now) read += now;
        return read;
    }
}
