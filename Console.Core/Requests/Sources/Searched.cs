namespace OperatorConsole.Core.Requests.Sources;

/// <summary>What one source searched and what came of it.</summary>
/// <param name="Source">Its name for people, such as <c>Log files</c>.</param>
/// <param name="State">What came of it.</param>
public sealed record Searched(string Source, SearchState State)
{
    /// <summary>The oldest moment it looked at; null where it does not know.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest moment it looked at.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many files.</summary>
    public int? Files { get; init; }

    /// <summary>How many bytes, searched or looked up in an index.</summary>
    public long? Bytes { get; init; }

    /// <summary>How many of them had to be read.</summary>
    public long? BytesRead { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>How many hits are left out because there are so many.</summary>
    public int More { get; init; }

    /// <summary>Why it failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What one must know to read it rightly.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What came of asking a source.</summary>
public enum SearchState
{
    /// <summary>It is still searching.</summary>
    Searching,

    /// <summary>It knows the request.</summary>
    Found,

    /// <summary>It searched all it has.</summary>
    Nothing,

    /// <summary>It found nothing so far, and did not search all it has.</summary>
    Partly,

    /// <summary>It could not be asked.</summary>
    Failed,
}

/// <summary>A source's answer.</summary>
/// <param name="Hits">What it knows, the latest first.</param>
/// <param name="Searched">Of what it searched; one entry for each part that may fail by itself.</param>
public sealed record SourceAnswer(IReadOnlyList<RequestHit> Hits, IReadOnlyList<Searched> Searched);
