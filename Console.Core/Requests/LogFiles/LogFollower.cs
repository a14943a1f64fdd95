using System.Globalization;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>Keeps the index up to date with logs that are written, renamed, cut, compressed and taken away. One thread, one log at a time.</summary>
internal sealed class LogFollower(IReadOnlyList<(string Gateway, LogGlob Glob)> logs, SegmentStore store, long mostIndexBytes, TimeProvider time)
{
    /// <summary>How often logs are looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>As much of a log that is being written stays unindexed: read in about as many milliseconds.</summary>
    public const long LongestTail = 16 << 20;

    /// <summary>As much of a log that rests stays unindexed.</summary>
    private const long LeastSlice = 64 << 10;

    /// <summary>One segment covers at most as much, which bounds the memory it is made in.</summary>
    private const long LongestSlice = 1 << 29;

    /// <summary>A segment that is no longer than so many times what came after it is made anew together with that: there are few segments, and each byte is read about three times.</summary>
    private const int MergeUpTo = 3;

    /// <summary>An index is about a fortieth of its log.</summary>
    private const int LogPerIndex = 40;

    /// <summary>A log that was renamed may be nowhere for a moment.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, LogFile> _settled = [];
    private readonly Dictionary<string, LogFile> _before = [];
    private readonly Dictionary<string, (string? Name, LogFile File)> _names = [];
    private readonly Dictionary<string, DateTimeOffset> _goneSince = [];
    private readonly Dictionary<string, string> _withoutRoom = [];

    /// <summary>What an operator should know: files that cannot be read, an index that is full.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Looks at all logs once, and indexes what is due.</summary>
    public void Round(CancellationToken cancellation)
    {
        var (files, problems) = LogFile.List(logs);
        List<string> notes = [.. problems];
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_settled.GetValueOrDefault(file.Path) == file) continue;
            try
            {
                Follow(file, cancellation);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                notes.Add($"{file.Path} is not indexed: {problem.Message}");
            }
            _before[file.Path] = file;
        }
        Forget(files);
        Notes = [.. notes, .. _withoutRoom.Values];
    }

    private void Follow(LogFile file, CancellationToken cancellation)
    {
        _withoutRoom.Remove(file.Path);
        var rests = _before.GetValueOrDefault(file.Path) == file;
        using var log = LogContent.Open(file.Path);
        var name = LogName.Of(file.Path, log, store.Hash);
        _names[file.Path] = (name, file);
        // A file that is being compressed has no end yet.
        if (name is null || (log.IsFinal && !rests)) return;
        while (true)
        {
            var chain = store.Fitting(name, log);
            var to = chain.Count > 0 ? chain[^1].To : 0;
            var isComplete = log.IsFinal ? chain.Count > 0 && chain[^1].EndsFinalLog : log.Length - to < (rests ? LeastSlice : LongestTail);
            if (isComplete) break;
            var slice = Slice(chain, to, log);
            if (!HasRoom(file, slice.To - slice.From))
            {
                _withoutRoom[file.Path] = Full(file.Path);
                break;
            }
            // No line ended, or the log is another one by now: the next round sees.
            if (store.Build(name, log, slice.From, slice.To, cancellation) is not { } built || LogName.Of(file.Path, log, store.Hash) != name) break;
            if (built.To - built.From < LongestTail) break;
        }
        if (rests) _settled[file.Path] = file;
    }

    private static (long From, long To) Slice(IReadOnlyList<Segment> chain, long end, LogContent log)
    {
        var from = end;
        for (var i = chain.Count - 1; i >= 0 && !log.IsFinal; i--)
        {
            var before = chain[i];
            if (before.To - before.From > MergeUpTo * (log.Length - from) || log.Length - before.From > LongestSlice) break;
            from = before.From;
        }
        return (from, Math.Min(log.Length, from + LongestSlice));
    }

    /// <summary>Makes room, where it must be, by giving up the index of logs that were written earlier.</summary>
    private bool HasRoom(LogFile file, long bytes)
    {
        var needed = Math.Min(bytes, file.Bytes) / LogPerIndex;
        while (store.Bytes + needed > mostIndexBytes)
        {
            var victim = _names.Values.Where(n => n.Name is not null && n.File.Modified < file.Modified && n.File.Path != file.Path && store.Logs.Contains(n.Name)).OrderBy(n => n.File.Modified).FirstOrDefault();
            if (victim.Name is null) return false;
            store.Remove(victim.Name);
            _settled[victim.File.Path] = victim.File;
            _withoutRoom[victim.File.Path] = Full(victim.File.Path);
        }
        return true;
    }

    private string Full(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"The index is full ({mostIndexBytes >> 20} MiB): {path} is read at every search. Raise requests.maxIndexBytes.");

    private void Forget(IReadOnlyList<LogFile> files)
    {
        var paths = files.Select(f => f.Path).ToHashSet();
        foreach (var gone in _names.Keys.Where(p => !paths.Contains(p)).ToArray())
        {
            _names.Remove(gone);
            _settled.Remove(gone);
            _before.Remove(gone);
            _withoutRoom.Remove(gone);
        }
        var present = _names.Values.Select(n => n.Name).ToHashSet();
        foreach (var log in store.Logs.ToArray())
        {
            if (present.Contains(log)) _goneSince.Remove(log);
            else if (!_goneSince.TryAdd(log, time.GetUtcNow()) && time.GetUtcNow() - _goneSince[log] > Grace)
            {
                store.Remove(log);
                _goneSince.Remove(log);
            }
        }
    }
}
