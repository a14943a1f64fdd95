using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>The log files of all gateways, indexed as far as the disk lets it, and searched whether they are indexed or not.</summary>
/// <param name="logs">Patterns of files and whose they are.</param>
/// <param name="folder">Where the index is kept.</param>
/// <param name="mostIndexBytes">How large it may become.</param>
/// <param name="time">The present.</param>
public sealed class LogLibrary(IReadOnlyList<(string Gateway, LogGlob Glob)> logs, string folder, long mostIndexBytes, TimeProvider time)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly IdKeys _keys = IdKeys.Usual;
    private volatile LogFollower? _follower;
    private volatile SegmentStore? _store;
    private volatile string? _whyNotIndexed = "The index is being opened.";

    /// <summary>Whether there are any logs to search.</summary>
    public bool IsEmpty => logs.Count == 0;

    /// <summary>The size of the index in bytes.</summary>
    public long IndexBytes => _store?.Bytes ?? 0;

    /// <summary>What an operator should know of the index and of files that cannot be read.</summary>
    public IReadOnlyList<string> Notes => [.. new[] { _whyNotIndexed }.OfType<string>(), .. _follower?.Notes ?? []];

    /// <summary>Indexes what is written until it is cancelled. Without it, and where the folder cannot be used, searches read everything.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var delay = LogFollower.Interval;
            try
            {
                if (_follower is null) Open();
                await Task.Run(() => _follower!.Round(cancellation), cancellation);
                _whyNotIndexed = null;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                _whyNotIndexed = $"The index in {folder} cannot be used: {problem.Message}. Searches read the logs themselves, which takes longer.";
                delay = AfterFailure;
            }
            await Task.Delay(delay, time, cancellation);
        }
    }

    /// <summary>The lines that hold one of some ids as the value of an id's key, or quote such a line.</summary>
    /// <param name="ids">Ids as they are written.</param>
    /// <param name="most">Of more lines, the latest are given.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LogSearch Find(IReadOnlyList<string> ids, int most, CancellationToken cancellation)
    {
        var search = new LogSearch(logs, most, time);
        var wanted = ids.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        search.Run((file, log) =>
        {
            var segments = SegmentsOf(file, log);
            var indexed = new IndexedLog(log, segments, _store?.Hash ?? default, _keys);
            var found = indexed.Find(wanted, most, cancellation);
            return new LogPart(found.Hits, found.Earlier, indexed.Scanned);
        }, cancellation);
        return search;
    }

    /// <summary>The lines that hold a text anywhere, the latest first, until it has read long enough.</summary>
    /// <param name="texts">What to look for.</param>
    /// <param name="isPrefix">Whether the texts are beginnings of ids.</param>
    /// <param name="most">Of more lines, the latest are given.</param>
    /// <param name="patience">How long it may read; null for as long as it takes.</param>
    /// <param name="progress">Is told how many bytes were read.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LogSearch FindText(IReadOnlyList<string> texts, bool isPrefix, int most, TimeSpan? patience, Action<long>? progress, CancellationToken cancellation)
    {
        var search = new LogSearch(logs, most, time) { Patience = patience };
        var wanted = new TextScan(texts, isPrefix, _keys);
        search.Run((_, log) => wanted.Read(log, most, search, progress, cancellation), cancellation);
        return search;
    }

    /// <summary>Opens a file of these logs, as an address of the console names it.</summary>
    /// <returns>Null where it is none of them.</returns>
    public LogContent? OpenFile(string gateway, string path) =>
        LogFile.List(logs).Files.Any(f => f.Gateway == gateway && f.Path == path) ? LogContent.Open(path) : null;

    /// <summary>The files there are now, the latest first.</summary>
    public IReadOnlyList<LogFile> Files => LogFile.List(logs).Files;

    private IReadOnlyList<Segment> SegmentsOf(LogFile file, LogContent log) =>
        _store is { } store && LogName.Of(file.Path, log, store.Hash) is { } name ? store.Fitting(name, log) : [];

    private void Open()
    {
        var store = new SegmentStore(folder, _keys);
        _follower = new LogFollower(logs, store, mostIndexBytes, time);
        _store = store;
    }
}
