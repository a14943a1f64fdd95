using System.Collections.Immutable;
using System.Security.Cryptography;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>
/// The index on disk: a folder per log, named by the log's first bytes, and in it a file per segment. A log is known again by what it
/// holds, wherever it was moved or copied to; nothing else is remembered, so nothing can be left half written.
/// </summary>
/// <remarks>One thread changes it; others may read at the same time.</remarks>
internal sealed class SegmentStore
{
    private const string Temporary = ".tmp";
    private const string Suffix = ".segment";
    private const int KeyBytes = 16;

    private readonly string _folder;
    private ImmutableDictionary<string, ImmutableList<Segment>> _logs = ImmutableDictionary<string, ImmutableList<Segment>>.Empty;

    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="keys">The keys of ids.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public SegmentStore(string folder, IdKeys keys)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Hash = new SipHash(Key(Path.Combine(folder, "key")));
        Builder = new SegmentBuilder(Hash, keys);
        foreach (var log in Directory.EnumerateDirectories(folder)) Load(log);
    }

    public SipHash Hash { get; }

    public SegmentBuilder Builder { get; }

    /// <summary>The size of all segments in bytes.</summary>
    public long Bytes => _logs.Sum(l => l.Value.Sum(s => s.Bytes));

    /// <summary>The names of logs that have segments.</summary>
    public IEnumerable<string> Logs => _logs.Keys;

    /// <summary>The segments that fit a log, in its order and without gaps from its beginning.</summary>
    public IReadOnlyList<Segment> Fitting(string name, LogContent log)
    {
        List<Segment> chain = [];
        if (!_logs.TryGetValue(name, out var segments)) return chain;
        var at = 0L;
        while (segments.Where(s => s.From == at && s.To <= log.Length).OrderByDescending(s => s.To).FirstOrDefault(s => s.Fits(log, Builder)) is { } next)
        {
            chain.Add(next);
            at = next.To;
        }
        return chain;
    }

    /// <summary>Indexes a slice; null where no line ended in it.</summary>
    /// <exception cref="IOException">The log cannot be read, or the segment not be written.</exception>
    public Segment? Build(string name, LogContent log, long from, long to, CancellationToken cancellation)
    {
        var folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N") + Suffix);
        if (Builder.Build(log, from, to, path, cancellation) == from || Segment.Open(path, Builder, Hash) is not { } segment) return null;
        // Those in its place were merged into it, or were left by a crash.
        var fitting = Within(name, segment).Where(s => s.Fits(log, Builder)).ToArray();
        _logs = _logs.SetItem(name, _logs.GetValueOrDefault(name, []).Add(segment).RemoveRange(fitting));
        foreach (var old in fitting) File.Delete(old.Path);
        return segment;
    }

    /// <summary>Takes all segments of a log away. Searches that still read them go on: a file is closed when nobody knows it any more.</summary>
    public void Remove(string name)
    {
        _logs = _logs.Remove(name);
        Directory.Delete(Path.Combine(_folder, name), recursive: true);
    }

    private IEnumerable<Segment> Within(string name, Segment whole) =>
        _logs.GetValueOrDefault(name, []).Where(s => s.From >= whole.From && s.To <= whole.To);

    private void Load(string folder)
    {
        List<Segment> segments = [];
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (file.EndsWith(Suffix, StringComparison.Ordinal) && Segment.Open(file, Builder, Hash) is { } segment) segments.Add(segment);
            // Half written, damaged, or made with other keys: the log is still there.
            else File.Delete(file);
        }
        if (segments.Count > 0) _logs = _logs.Add(Path.GetFileName(folder), [.. segments]);
        else Directory.Delete(folder, recursive: true);
    }

    private static byte[] Key(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyBytes } known) return known;
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + Temporary, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + Temporary, path, overwrite: true);
        return key;
    }
}
