using System.Collections.Concurrent;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>The configured rule files. A file is read again when its size or time changed; whoever writes asks for its bytes themselves.</summary>
public sealed class RuleSet(RulesSettings settings)
{
    /// <summary>The longest file that is read.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int KeptVersions = 8;

    private readonly ConcurrentDictionary<string, Entry> _known = new(StringComparer.Ordinal);

    /// <summary>All files as they are now, by their paths, and what could not be read.</summary>
    public RuleSetReading Read()
    {
        List<KnownFile> files = [];
        List<Failure> failures = [];
        // At the start all are new, and reading them takes its time.
        foreach (var file in RuleGlob.Expand(settings.Files, failures).AsParallel().AsOrdered().Select(path => Read(path)))
        {
            if (file.Succeeded) files.Add(file.Value);
            else failures.Add(file.Failure);
        }
        return new RuleSetReading(files, failures);
    }

    /// <summary>One of the files; a path that no glob names is refused.</summary>
    public Result<KnownFile> Find(string path)
    {
        List<Failure> failures = [];
        return RuleGlob.Expand(settings.Files, failures).Contains(path)
            ? Read(path, anew: true)
            : new Failure(FailureKind.NotFound, path, "this is none of the configured rule files", "Reload the page; rules.files in the settings names the files.");
    }

    /// <summary>A rule by its id.</summary>
    public KnownRule? FindRule(string id) => Read().Files.SelectMany(f => f.Rules).FirstOrDefault(r => r.Key.Id == id);

    /// <summary>What a file held when it had a hash; null where that is forgotten.</summary>
    public RuleFileContent? Version(string path, string hash)
    {
        if (!_known.TryGetValue(path, out var entry)) return null;
        lock (entry) return entry.Versions.Find(v => v.Hash == hash);
    }

    private Result<KnownFile> Read(string path, bool anew = false)
    {
        try
        {
            var info = new FileInfo(path);
            var target = info.LinkTarget is null ? info : (FileInfo?)info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
            var stamp = (target.Length, target.LastWriteTimeUtc, target.FullName);
            if (stamp.Length > MaxBytes) return new Failure(FailureKind.TooLarge, path, "it is larger than 16 MiB", "Split it: the console does not read rule files of that size.");
            var entry = _known.GetOrAdd(path, _ => new Entry());
            lock (entry)
            {
                if (!anew && entry.Stamp == stamp && entry.File is { } known) return known;
                var file = new KnownFile(path, new RuleFileContent(File.ReadAllBytes(path)), RuleFileAccess.Of(path), settings.ReadOnly);
                (entry.File, entry.Stamp) = (file, stamp);
                entry.Remember(file.Content);
                return file;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.AccessDenied, path, $"it cannot be read: {problem.Message}", "Give the console the right to read it.");
        }
    }

    private sealed class Entry
    {
        public (long Length, DateTime Written, string Target)? Stamp { get; set; }

        public KnownFile? File { get; set; }

        public List<RuleFileContent> Versions { get; } = [];

        public void Remember(RuleFileContent content)
        {
            Versions.RemoveAll(v => v.Hash == content.Hash);
            Versions.Add(content);
            if (Versions.Count > KeptVersions) Versions.RemoveAt(0);
        }
    }
}

/// <summary>What came of reading the configured rule files.</summary>
/// <param name="Files">The files, by their paths.</param>
/// <param name="Failures">What could not be read.</param>
public sealed record RuleSetReading(IReadOnlyList<KnownFile> Files, IReadOnlyList<Failure> Failures);
