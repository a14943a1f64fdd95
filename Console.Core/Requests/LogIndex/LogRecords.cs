using System.Text;

namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>Reads lines out of the records of a container's runtime, and joins their parts.</summary>
internal static class LogRecords
{
    private const int MostParts = 100;

    /// <summary>How far before a part its beginning is looked for.</summary>
    private const int FurthestBack = 256 << 10;

    /// <summary>Reads the line one of whose records begins at a place.</summary>
    public static LogRecord Read(LogContent log, long offset)
    {
        var (line, isWhole, end) = LogLines.Read(log, offset);
        if (!PartedLine.TryRead(line, out var part)) return new LogRecord(offset, end, line, isWhole, null, null);
        var first = StartsLine(line, part) ? offset : FirstPart(log, offset, part.Stream);
        return Join(log, first);
    }

    private static LogRecord Join(LogContent log, long offset)
    {
        var (line, _, end) = LogLines.Read(log, offset);
        PartedLine.TryRead(line, out var part);
        using var text = new MemoryStream();
        text.Write(Text(line, part));
        var written = Written(line, part);
        var (next, last) = (end, part);
        for (var parts = 1; last.GoesOn && parts < MostParts && text.Length < LogLines.MostBytes;)
        {
            var (record, isWhole, after) = LogLines.Read(log, next);
            if (!isWhole || !PartedLine.TryRead(record, out var other)) break;
            next = after;
            parts++;
            if (other.Stream != part.Stream) continue;
            text.Write(Text(record, other));
            (last, end) = (other, next);
        }
        return new LogRecord(offset, end, text.ToArray(), !last.GoesOn, part.Stream, written);
    }

    private static long FirstPart(LogContent log, long offset, int stream)
    {
        var from = Math.Max(0, offset - FurthestBack);
        var buffer = new byte[offset - from];
        var bytes = buffer.AsSpan(0, log.ReadUpTo(buffer, from));
        var first = offset;
        while (bytes.Length > 0)
        {
            var start = bytes[..^1].LastIndexOf((byte)'\n') + 1;
            // The window's own beginning need not be a line's.
            if (start == 0 && from > 0) break;
            var isRecord = PartedLine.TryRead(bytes[start..].TrimEnd("\r\n"u8), out var part);
            if (isRecord && part.Stream == stream)
            {
                if (!part.GoesOn) break;
                first = from + start;
            }
            bytes = bytes[..start];
        }
        return first;
    }

    // A line of JSON that begins here need not be looked for further up.
    private static bool StartsLine(ReadOnlySpan<byte> line, PartedLine part) => part.Length > 0 && line[part.Start] == '{';

    private static byte[] Text(ReadOnlySpan<byte> line, PartedLine part)
    {
        var text = line.Slice(part.Start, part.Length).ToArray();
        if (!part.IsDocker) return text;
        var length = JsonEscapes.Remove(text);
        return length < 0 ? text : text.AsSpan(0, length).TrimEnd("\r\n"u8).ToArray();
    }

    private static string? Written(ReadOnlySpan<byte> line, PartedLine part)
    {
        if (!part.IsDocker) return Encoding.ASCII.GetString(line[..line.IndexOf((byte)' ')]);
        var tail = line[(part.Start + part.Length)..];
        var at = tail.LastIndexOf("\"time\":\""u8);
        if (at < 0) return null;
        var time = tail[(at + 8)..];
        return time.IndexOf((byte)'"') is >= 0 and var end ? Encoding.ASCII.GetString(time[..end]) : null;
    }
}
