using System.Text;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>Lines of a gateway's log files by their time: those near a moment, and those a request without an id has left.</summary>
public sealed class Surroundings(LogLibrary library)
{
    /// <summary>More lines are not looked through.</summary>
    private const int MostLines = 20_000;

    /// <summary>More are not shown.</summary>
    private const int MostNeighbours = 16;

    /// <summary>Of a log as far as this before and after a line, neighbours are looked for.</summary>
    private const int NearBytes = 128 << 10;

    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(2);

    /// <summary>The nearest requests of the same client or route as one, within a minute of it, in the order of time.</summary>
    /// <param name="of">The request.</param>
    /// <param name="hits">What is known of it, which is no neighbour.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IReadOnlyList<RequestHit> Neighbours(RequestHit of, IReadOnlyList<RequestHit> hits, CancellationToken cancellation)
    {
        if (of.Line.Time is not { } time) return [];
        var own = hits.Select(h => h.Line.Text).ToHashSet();
        bool IsNear(LogLine line) =>
            (line.Status is not null || line.Latency is not null) && (line.Time - time)?.Duration() <= Near && !own.Contains(line.Text)
            && ((line.User is { } user && user == of.Line.User) || (line.Route is { } route && of.Line.Route?.EndsWith(route, StringComparison.Ordinal) == true));
        // Where its place in a log is known, what is near it stands beside it.
        var placed = hits.FirstOrDefault(h => h.Offset is not null && h.Gateway == of.Gateway);
        var near = placed is null ? Between(of.Gateway, time - Near, time + Near, IsNear, cancellation) : Beside(placed, [.. new[] { of.Line.User, of.Line.Route?.Split(' ')[^1] }.OfType<string>().Select(Encoding.UTF8.GetBytes)], IsNear);
        return [.. near.OrderBy(h => (h.Line.Time!.Value - time).Duration()).Take(MostNeighbours).OrderBy(h => h.Line.Time)];
    }

    /// <summary>Lines without an id that have the time, route and duration of one from elsewhere.</summary>
    public IReadOnlyList<RequestHit> Resembling(RequestHit of, CancellationToken cancellation)
    {
        if (of.Line is not { Time: { } time, Latency: { } latency }) return [];
        // A decision names host and path, a line the path alone; a line and a decision leave out what is less than a millisecond.
        bool Resembles(LogLine line) => (line.Latency - latency)?.Duration() < TimeSpan.FromMilliseconds(1) && (line.Status is null || of.Line.Status is null || line.Status == of.Line.Status) && line.Route is { } route && of.Line.Route?.EndsWith(route, StringComparison.Ordinal) == true && line.Aliases.Count == 0;
        return [.. Between(of.Gateway, time - ClockSkew, time + ClockSkew, Resembles, cancellation).OrderBy(h => (h.Line.Time - time)?.Duration()).Take(3)];
    }

    /// <summary>Requests near a moment, the nearest first; of one gateway or all.</summary>
    public IReadOnlyList<RequestHit> NearMoment(string? gateway, DateTimeOffset moment, TimeSpan within, Func<LogLine, bool> wanted, int most, CancellationToken cancellation) =>
        [.. Between(gateway, moment - within, moment + within, l => (l.Status is not null || l.Latency is not null) && wanted(l), cancellation)
            .OrderBy(h => (h.Line.Time!.Value - moment).Duration()).Take(most)];

    private List<RequestHit> Beside(RequestHit hit, byte[][] parts, Func<LogLine, bool> wanted)
    {
        try
        {
            using var log = library.OpenFile(hit.Gateway, hit.File);
            if (log is null or { IsFinal: true }) return [];
            // A line without the client and the route need not be read as JSON.
            return [.. LogWindow.Beside(log, hit.Offset!.Value, NearBytes).Where(r => parts.Any(p => r.Text.Span.IndexOf(p) >= 0))
                .Select(r => new RequestHit(FileSource.Kind, hit.Gateway, hit.File, r.Offset, LogLine.Of(r), HitKind.Resembles)).Where(h => wanted(h.Line))];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Taken away since it was found: what is near is only a help.
            return [];
        }
    }

    private List<RequestHit> Between(string? gateway, DateTimeOffset from, DateTimeOffset to, Func<LogLine, bool> wanted, CancellationToken cancellation)
    {
        List<RequestHit> found = [];
        // A file that was last written before is not looked at; nor is a compressed one, which cannot be halved.
        foreach (var file in library.Files.Where(f => (gateway is null || f.Gateway == gateway) && f.Modified >= from))
        {
            try
            {
                using var log = library.OpenFile(file.Gateway, file.Path);
                if (log is null or { IsFinal: true }) continue;
                foreach (var record in LogMoments.Between(log, from, to, MostLines, cancellation))
                {
                    var line = LogLine.Of(record);
                    if (line.Time is not null && wanted(line)) found.Add(new RequestHit(FileSource.Kind, file.Gateway, file.Path, record.Offset, line, HitKind.Resembles));
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Renamed or taken away since it was listed: what is near is only a help.
                continue;
            }
        }
        return found;
    }
}
