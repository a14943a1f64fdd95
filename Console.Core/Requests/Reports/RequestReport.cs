using OperatorConsole.Core.Requests.Ids;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>All that is known of one request, as far as the search has come.</summary>
public sealed record RequestReport
{
    /// <summary>What was looked for.</summary>
    public required string Id { get; init; }

    /// <summary>The ids it may mean.</summary>
    public required IReadOnlyList<IdCandidate> Candidates { get; init; }

    /// <summary>Other ids of the same request that were followed.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What became of it, in one sentence.</summary>
    public string Verdict { get; init; } = "Searching …";

    /// <summary>Whether that is good news.</summary>
    public VerdictKind Kind { get; init; } = VerdictKind.Searching;

    /// <summary>What one should know beside it, such as that several requests used the id.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why it may not have been found, and what to do.</summary>
    public IReadOnlyList<string> Absence { get; init; } = [];

    /// <summary>Everything found, the latest first; the same line from two sources once.</summary>
    public IReadOnlyList<RequestHit> Hits { get; init; } = [];

    /// <summary>The hits by the times the request was made, the latest first.</summary>
    public IReadOnlyList<RequestAttempt> Attempts { get; init; } = [];

    /// <summary>Requests of the same client or route within a minute.</summary>
    public IReadOnlyList<RequestHit> Neighbours { get; init; } = [];

    /// <summary>Its trace; null where none was found.</summary>
    public Trace? Trace { get; init; }

    /// <summary>How its gateway did then; null where that is not known.</summary>
    public Weather? Weather { get; init; }

    /// <summary>What it saved, about; null where it saved nothing or that cannot be known.</summary>
    public Saving? Saving { get; init; }

    /// <summary>What was searched.</summary>
    public IReadOnlyList<Searched> Searched { get; init; } = [];

    /// <summary>How many bytes had to be read so far.</summary>
    public long BytesRead { get; init; }

    /// <summary>Whether the search has ended.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The line that says most of it; null where there is none.</summary>
    public RequestHit? Main => Attempts.Count > 0 ? Attempts[0].Main : null;
}

/// <summary>What a verdict means for who reads it.</summary>
public enum VerdictKind
{
    /// <summary>Not known yet.</summary>
    Searching,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It is known, and not what became of it.</summary>
    Mentioned,

    /// <summary>It was not found.</summary>
    NotFound,
}
