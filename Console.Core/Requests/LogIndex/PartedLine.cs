namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>A line of a container's output as its runtime wrote it down, in parts where it was long: Docker and CRI runtimes cut at 16 KiB.</summary>
/// <remarks>
/// <code>
/// {"log":"{\"ts\": 1778985270.62, \"request_id\": \"c51f…\"}\n","stream":"stdout","time":"2026-05-17T02:34:30.62Z"}
/// 2026-05-17T02:34:30.62Z stdout P {"ts": 1778985270.62, "request_id": "c51f
/// </code>
/// A part that does not end the line has no <c>\n</c>, or the flag <c>P</c>.
/// </remarks>
/// <param name="Stream">0 for standard output, 1 for standard error.</param>
/// <param name="Start">Where the text begins in the record.</param>
/// <param name="Length">The text's length, escapes as they stand there.</param>
/// <param name="GoesOn">Whether the next record of the same stream continues it.</param>
/// <param name="IsDocker">Whether the text is escaped.</param>
internal readonly record struct PartedLine(int Stream, int Start, int Length, bool GoesOn, bool IsDocker)
{
    /// <summary>A part is never shorter where another follows.</summary>
    public const int LeastOfPart = 16 << 10;

    private const int LongestStamp = 40;

    /// <summary>Whether a line is such a record.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out PartedLine part)
    {
        part = default;
        return line.StartsWith("{\"log\":\""u8) ? TryReadDocker(line, ref part) : TryReadCri(line, ref part);
    }

    private static bool TryReadDocker(ReadOnlySpan<byte> line, ref PartedLine part)
    {
        const int start = 8;
        var text = line[start..];
        for (var from = 0; ;)
        {
            if (text[from..].IndexOf((byte)'"') is not (>= 0 and var next)) return false;
            var quote = from + next;
            if (Slashes(text[..quote]) % 2 == 1)
            {
                from = quote + 1;
                continue;
            }
            // "stream" comes next, and "attrs" and "time" after it.
            var rest = text[quote..];
            var stream = rest.StartsWith("\",\"stream\":\"stdout\""u8) ? 0 : rest.StartsWith("\",\"stream\":\"stderr\""u8) ? 1 : -1;
            var ends = quote >= 2 && text[quote - 1] == 'n' && Slashes(text[..(quote - 1)]) % 2 == 1;
            part = new PartedLine(stream, start, quote, !ends, true);
            return stream >= 0;
        }
    }

    private static bool TryReadCri(ReadOnlySpan<byte> line, ref PartedLine part)
    {
        // 2026-05-17T02:34:30.62Z stdout F text
        var head = line[..Math.Min(line.Length, LongestStamp)];
        if (head.Length < 20 || head[4] != '-' || head[10] != 'T' || head.IndexOf((byte)' ') is not (> 18 and var space)) return false;
        var rest = line[(space + 1)..];
        var stream = rest.StartsWith("stdout "u8) ? 0 : rest.StartsWith("stderr "u8) ? 1 : -1;
        if (stream < 0 || rest.Length < 9 || rest[8] != ' ' || rest[7] is not ((byte)'F' or (byte)'P')) return false;
        part = new PartedLine(stream, space + 10, rest.Length - 9, rest[7] == 'P', false);
        return true;
    }

    private static int Slashes(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && text[^(count + 1)] == '\\') count++;
        return count;
    }
}
