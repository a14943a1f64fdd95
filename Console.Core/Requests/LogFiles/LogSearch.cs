using System.Diagnostics;
using System.Globalization;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.LogFiles;

/// <summary>A line found in a file.</summary>
/// <param name="Gateway">Whose log it is.</param>
/// <param name="Path">The file.</param>
/// <param name="Hit">The line.</param>
public sealed record FileHit(string Gateway, string Path, LogHit Hit);

/// <summary>What was found in one log.</summary>
/// <param name="Hits">Lines, in the order of the log.</param>
/// <param name="Earlier">How many places before were not looked at.</param>
/// <param name="Read">How many bytes of it were read.</param>
public sealed record LogPart(IReadOnlyList<LogHit> Hits, int Earlier, long Read);

/// <summary>One search through all files, the latest first, and what came of it. Files that are renamed, cut or taken away meanwhile are looked at once more.</summary>
public sealed class LogSearch
{
    private const int MostRounds = 10;

    private readonly IReadOnlyList<(string Gateway, LogGlob Glob)> _logs;
    private readonly int _most;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<FileHit> _hits = [];
    private readonly HashSet<(string Gateway, long Offset, string Text)> _seen = [];
    private readonly List<string> _notes = [];

    internal LogSearch(IReadOnlyList<(string Gateway, LogGlob Glob)> logs, int most, TimeProvider time) => (_logs, _most, Started) = (logs, most, time.GetUtcNow());

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>How long it may take; null for as long as it takes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The lines, those of the latest file first.</summary>
    public IReadOnlyList<FileHit> Hits => _hits;

    /// <summary>How many places were not looked at, because there were so many.</summary>
    public int Earlier { get; private set; }

    /// <summary>How many files were searched.</summary>
    public int Files { get; private set; }

    /// <summary>Their size in bytes, as far as they were searched.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many bytes of them were read rather than looked up.</summary>
    public long Read { get; private set; }

    /// <summary>The file that was searched last: the one written to the longest ago.</summary>
    public LogFile? Oldest { get; private set; }

    /// <summary>Whether something was left out because it took too long.</summary>
    public bool IsCutShort { get; internal set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>What could not be searched, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    internal bool IsOutOfPatience => Patience is { } patience && _clock.Elapsed > patience;

    internal void Run(Func<LogFile, LogContent, LogPart> read, CancellationToken cancellation)
    {
        var (files, problems) = LogFile.List(_logs);
        _notes.AddRange(problems);
        // Each round looks at what changed its place during the one before it: renamed, then half compressed, then compressed.
        for (var round = 0; files.Count > 0; round++)
        {
            foreach (var file in files) SearchFile(file, read, cancellation);
            var before = files.ToDictionary(f => f.Path);
            var now = LogFile.List(_logs).Files;
            if (!now.Any(f => before.GetValueOrDefault(f.Path) is not { } old || f.Bytes < old.Bytes)) break;
            if (round == MostRounds)
            {
                _notes.Add("Log files were renamed or cut faster than they could be searched: search again.");
                break;
            }
            files = now;
        }
        Took = _clock.Elapsed;
    }

    private void SearchFile(LogFile file, Func<LogFile, LogContent, LogPart> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_hits.Count >= _most || IsOutOfPatience)
        {
            IsCutShort = true;
            return;
        }
        try
        {
            using var log = LogContent.Open(file.Path);
            var part = read(file, log);
            Files++;
            Bytes += log.IsFinal ? file.Bytes : Math.Max(part.Read, file.Bytes);
            Read += part.Read;
            Earlier += part.Earlier;
            Oldest = file;
            foreach (var hit in part.Hits.Reverse()) Add(new FileHit(file.Gateway, file.Path, hit));
        }
        catch (FileNotFoundException)
        {
            // Renamed or taken away since it was listed; the next round finds it.
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Path} cannot be read: {problem.Message}"));
        }
    }

    // The same line stands in a log and its copy, and in a file before and after it was renamed.
    private void Add(FileHit hit)
    {
        if (_hits.Count < _most && _seen.Add((hit.Gateway, hit.Hit.Offset, Convert.ToBase64String(hit.Hit.Record.Text.Span)))) _hits.Add(hit);
    }
}
