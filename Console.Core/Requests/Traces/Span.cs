namespace OperatorConsole.Core.Requests.Traces;

/// <summary>One step of a request, as a service traced it.</summary>
public sealed record Span
{
    /// <summary>The trace it belongs to: 32 digits of lower-case hex; empty where it does not say.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>Its id, in lower-case hex.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the span it is part of; null for the first, or where that is in another trace.</summary>
    public string? ParentId { get; init; }

    /// <summary>What was done.</summary>
    public required string Name { get; init; }

    /// <summary>By which service.</summary>
    public required string Service { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long it took; null where it has not ended.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it failed.</summary>
    public bool IsError { get; init; }

    /// <summary>Why it failed, where that is told.</summary>
    public string? Message { get; init; }

    /// <summary>What else is told of it.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];

    /// <summary>The end, or the beginning of one that has not ended.</summary>
    public DateTimeOffset End => Start + (Duration ?? TimeSpan.Zero);
}
