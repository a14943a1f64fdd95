using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>Finds lines of a log by their time. Logs are written in the order of time, so halving finds a moment; no index is needed.</summary>
public static class LogMoments
{
    /// <summary>Lines of several workers are out of order by no more than this many bytes.</summary>
    private const int Disorder = 256 << 10;

    /// <summary>Lines without a time, such as those of a traceback, are passed over up to here.</summary>
    private const int MostUntimed = 200;

    /// <summary>The time of a file's first line that tells one; null where none does or it cannot be read.</summary>
    public static DateTimeOffset? First(LogLibrary library, LogFile file)
    {
        try
        {
            using var log = library.OpenFile(file.Gateway, file.Path);
            return log is null ? null : TimeFrom(log, 0).Time;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The lines written within a span, at most <paramref name="most"/>.</summary>
    /// <param name="log">A log that is not compressed.</param>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end.</param>
    /// <param name="most">How many lines.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IReadOnlyList<LogRecord> Between(LogContent log, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation)
    {
        List<LogRecord> found = [];
        var at = Math.Max(0, Place(log, from) - Disorder);
        if (at > 0) at = LogLines.Read(log, at).End;
        for (var after = 0; found.Count < most && after < MostUntimed;)
        {
            cancellation.ThrowIfCancellationRequested();
            var record = LogRecords.Read(log, at);
            if (record.End <= at) break;
            at = record.End;
            var time = LogLine.Of(record).Time;
            if (time > to) after++;
            else if (time >= from) found.Add(record);
        }
        return found;
    }

    /// <summary>Where a line begins near which a moment was written.</summary>
    private static long Place(LogContent log, DateTimeOffset moment)
    {
        var (low, high) = (0L, log.Length);
        while (high - low > Disorder)
        {
            var middle = low + ((high - low) / 2);
            var (time, end) = TimeFrom(log, LogLines.Read(log, middle).End);
            if (time is null || end >= high || time >= moment) high = middle;
            else low = middle;
        }
        return low;
    }

    private static (DateTimeOffset? Time, long End) TimeFrom(LogContent log, long at)
    {
        for (var i = 0; i < MostUntimed; i++)
        {
            var record = LogRecords.Read(log, at);
            if (record.End <= at) break;
            at = record.End;
            if (LogLine.Of(record).Time is { } time) return (time, at);
        }
        return (null, at);
    }
}
