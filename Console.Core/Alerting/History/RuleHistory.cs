using System.Text.Json;
using System.Text.Json.Serialization;

namespace OperatorConsole.Core.Alerting.History;

/// <summary>
/// All changes of rules, in a file that only grows. A change is written before its rule file is touched and its end after that,
/// so that what a crash left half done is known at the next start.
/// </summary>
/// <remarks>
/// <code>
/// {"begun":{"id":12,"at":"2026-11-21T18:00:00+00:00","who":"127.0.0.1","reason":"too noisy","file":"/etc/rules/a.yml", …}}
/// {"ended":{"id":12,"at":"2026-11-21T18:00:01+00:00","result":"active"}}
/// </code>
/// </remarks>
public sealed class RuleHistory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Dictionary<long, RuleRevision> _revisions = [];
    private long _last;

    /// <summary>Opens the history in a folder, which is created where it is missing.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public RuleHistory(string folder, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        (_path, _time) = (Path.Combine(folder, "history.jsonl"), time);
        if (File.Exists(_path)) Load();
    }

    /// <summary>Called after every change of the history.</summary>
    public event Action? Changed;

    /// <summary>Lines that could not be read: the end of one that a crash cut off.</summary>
    public int UnreadableLines { get; private set; }

    /// <summary>All changes, the latest first.</summary>
    public IReadOnlyList<RuleRevision> Revisions
    {
        get
        {
            lock (_gate) return [.. _revisions.Values.OrderByDescending(r => r.Id)];
        }
    }

    /// <summary>A change by its number.</summary>
    public RuleRevision? Find(long id)
    {
        lock (_gate) return _revisions.GetValueOrDefault(id);
    }

    /// <summary>Notes that a change begins, under the next number.</summary>
    /// <exception cref="IOException">It cannot be written: the change must not begin.</exception>
    public RuleRevision Begin(RuleRevision change)
    {
        lock (_gate)
        {
            var begun = change with { Id = _last + 1, At = _time.GetUtcNow(), Result = RevisionResult.Begun };
            Append(new Line { Begun = begun });
            _last = begun.Id;
            _revisions[begun.Id] = begun;
            return Told(begun);
        }
    }

    /// <summary>Notes how a change ended, or that it became active later.</summary>
    /// <exception cref="IOException">It cannot be written; at the next start the change counts as not ended.</exception>
    public RuleRevision End(long id, RevisionResult result, string? message = null) => Note(new Outcome(id, _time.GetUtcNow(), result, message, null));

    /// <summary>Notes that the time box of a change is over or was taken off: it is not taken back by itself any more.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RuleRevision Untime(long id, string message) => Note(new Outcome(id, _time.GetUtcNow(), null, message, true));

    private RuleRevision Note(Outcome outcome)
    {
        lock (_gate)
        {
            if (!_revisions.TryGetValue(outcome.Id, out var revision)) throw new ArgumentException($"There is no change {outcome.Id}.", nameof(outcome));
            Append(new Line { Ended = outcome });
            return Told(_revisions[outcome.Id] = Applied(revision, outcome));
        }
    }

    private RuleRevision Told(RuleRevision revision)
    {
        Changed?.Invoke();
        return revision;
    }

    private static RuleRevision Applied(RuleRevision revision, Outcome outcome) => revision with
    {
        Result = outcome.Result ?? revision.Result,
        EndedAt = outcome.At,
        Message = outcome.Message ?? revision.Message,
        Until = outcome.Untimed == true ? null : revision.Until,
    };

    private void Load()
    {
        foreach (var line in File.ReadLines(_path))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            switch (Read(line))
            {
                case { Begun: { } begun }:
                    _revisions[begun.Id] = begun;
                    _last = Math.Max(_last, begun.Id);
                    break;
                case { Ended: { } ended } when _revisions.TryGetValue(ended.Id, out var revision):
                    _revisions[ended.Id] = Applied(revision, ended);
                    break;
                default:
                    UnreadableLines++;
                    break;
            }
        }
    }

    private static Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Json);
        }
        catch (JsonException)
        {
            return null; // counted
        }
    }

    private void Append(Line line) => AppendOnlyFile.Append(_path, JsonSerializer.Serialize(line, Json));

    private sealed record Line
    {
        public RuleRevision? Begun { get; init; }

        public Outcome? Ended { get; init; }
    }

    private sealed record Outcome(long Id, DateTimeOffset At, RevisionResult? Result, string? Message, bool? Untimed);
}
