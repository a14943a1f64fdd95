using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>The lines around a place in a log, in its order.</summary>
public static class LogWindow
{
    /// <summary>No more lines than this before and after.</summary>
    public const int MostLines = 200;

    /// <summary>How far back lines before are looked for.</summary>
    private const int FurthestBack = 1 << 20;

    /// <summary>Reads the lines before and after one; that itself is among them.</summary>
    public static IReadOnlyList<LogRecord> Around(LogContent log, long offset, int lines)
    {
        var wanted = Math.Clamp(lines, 0, MostLines);
        List<LogRecord> around = [.. Before(log, offset, wanted)];
        var at = offset;
        for (var i = 0; i <= wanted; i++)
        {
            var record = LogRecords.Read(log, at);
            if (record.End <= at) break;
            around.Add(record);
            at = record.End;
        }
        return around;
    }

    /// <summary>Reads the whole lines that stand at most so many bytes before and after a place.</summary>
    public static IEnumerable<LogRecord> Beside(LogContent log, long offset, int bytes)
    {
        var at = Math.Max(0, offset - bytes);
        if (at > 0) at = LogLines.Read(log, at).End;
        while (at < offset + bytes)
        {
            var record = LogRecords.Read(log, at);
            if (record.End <= at) yield break;
            yield return record;
            at = record.End;
        }
    }

    private static IEnumerable<LogRecord> Before(LogContent log, long offset, int lines)
    {
        var from = Math.Max(0, offset - FurthestBack);
        var buffer = new byte[offset - from];
        var length = log.ReadUpTo(buffer, from);
        List<long> starts = [];
        for (var end = length; end > 0 && starts.Count < lines;)
        {
            var start = buffer.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
            if (start == 0 && from > 0) break;
            starts.Add(from + start);
            end = start;
        }
        starts.Reverse();
        // Parts of one line are one.
        return starts.Select(s => LogRecords.Read(log, s)).DistinctBy(r => r.Offset);
    }
}
