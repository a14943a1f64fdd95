using System.Globalization;
using System.Text;
using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.LogIndex;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

/// <summary>A folder of logs and its index, followed round by round.</summary>
internal sealed class FollowedLogs : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Gateway, LogGlob Glob)> _logs;
    private int _lines;

    public FollowedLogs(long mostIndexBytes = 1 << 30)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "logs"));
        _logs = [("edge", new LogGlob(Path.Combine(_folder.Path, "logs", "*.log*")))];
        MostIndexBytes = mostIndexBytes;
        Reopen();
    }

    public long MostIndexBytes { get; }

    public SegmentStore Store { get; private set; } = null!;

    public LogFollower Follower { get; private set; } = null!;

    public ManualTime Time { get; } = new();

    public string IndexFolder => Path.Combine(_folder.Path, "index");

    public void Dispose() => _folder.Dispose();

    public string PathOf(string name) => Path.Combine(_folder.Path, "logs", name);

    /// <summary>As the console does after a restart.</summary>
    public void Reopen()
    {
        Store = new SegmentStore(IndexFolder, IdKeys.Usual);
        Follower = new LogFollower(_logs, Store, MostIndexBytes, Time);
    }

    /// <summary>Adds lines with ids of their own.</summary>
    /// <returns>The ids.</returns>
    public IReadOnlyList<string> Write(string name, int lines)
    {
        var ids = Enumerable.Range(_lines, lines).Select(i => string.Create(CultureInfo.InvariantCulture, $"id-{i:x8}")).ToArray();
        _lines += lines;
        var text = new StringBuilder();
        foreach (var id in ids) text.Append("{\"ts\": 1778985270.62, \"request_id\": \"").Append(id).Append("\", \"route\": \"/v1/chat/completions\", \"status\": 200}\n");
        File.AppendAllText(PathOf(name), text.ToString());
        return ids;
    }

    /// <summary>Rounds until everything that is to be indexed is.</summary>
    public void Settle()
    {
        for (var i = 0; i < 3; i++) Follower.Round(default);
    }

    /// <summary>Searches as the console does; the index is used where it fits.</summary>
    public LogSearch Find(params string[] ids)
    {
        var search = new LogSearch(_logs, 1000, TimeProvider.System);
        var wanted = ids.Select(Encoding.UTF8.GetBytes).ToArray();
        search.Run((file, log) =>
        {
            var segments = LogName.Of(file.Path, log, Store.Hash) is { } name ? Store.Fitting(name, log) : [];
            var indexed = new IndexedLog(log, segments, Store.Hash, IdKeys.Usual);
            var hits = indexed.Find(wanted, 1000, default);
            return new LogPart(hits.Hits, hits.Earlier, indexed.Scanned);
        }, default);
        return search;
    }
}
