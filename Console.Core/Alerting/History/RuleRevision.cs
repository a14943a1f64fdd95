namespace OperatorConsole.Core.Alerting.History;

/// <summary>What became of a change.</summary>
public enum RevisionResult
{
    /// <summary>It was begun, and nothing says how it ended.</summary>
    Begun,

    /// <summary>Prometheus runs it.</summary>
    Active,

    /// <summary>It is in the file; Prometheus has not read it yet.</summary>
    Saved,

    /// <summary>It was taken back, because Prometheus did not take it.</summary>
    RolledBack,

    /// <summary>The file was never touched.</summary>
    NotWritten,

    /// <summary>How it ended cannot be told: somebody else changed the file meanwhile.</summary>
    Unknown,
}

/// <summary>A change of a rule file: who, when, why, what, and what became of it.</summary>
public sealed record RuleRevision
{
    /// <summary>Its number; a later change has a larger one.</summary>
    public required long Id { get; init; }

    /// <summary>When it was applied.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who applied it.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The rule's group.</summary>
    public required string Group { get; init; }

    /// <summary>The rule's place in the group.</summary>
    public required int Index { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>What is different, in a few words: <c>threshold 0.05 → 0.1</c>.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>The lines that differ.</summary>
    public required string Diff { get; init; }

    /// <summary>SHA-256 of the file before.</summary>
    public required string OldHash { get; init; }

    /// <summary>SHA-256 of the file after.</summary>
    public required string NewHash { get; init; }

    /// <summary>Whether the bytes were written over in place.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>The change this one takes back; null where it takes none back.</summary>
    public long? Reverts { get; init; }

    /// <summary>When it is taken back by itself; null where it stays.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What became of it.</summary>
    public RevisionResult Result { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What there is to say of how it ended; null where nothing is.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the time box still runs.</summary>
    public bool IsTimed => Until is not null && Result is RevisionResult.Active or RevisionResult.Saved;
}
