namespace OperatorConsole.Core.Requests.Traces;

/// <summary>Which traces a store is asked for: those with one span that has all of it.</summary>
/// <param name="From">Of this moment or later.</param>
/// <param name="To">Of this moment or earlier.</param>
public sealed record TraceQuestion(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Of this service alone; null for any.</summary>
    public string? Service { get; init; }

    /// <summary>What the span must have.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];

    /// <summary>Whether one of these is enough.</summary>
    public bool IsAny { get; init; }

    /// <summary>How long the span must have taken at least.</summary>
    public TimeSpan? AtLeast { get; init; }

    /// <summary>Of more traces, those the store names first.</summary>
    public int Most { get; init; } = 20;

    /// <summary>Whether a trace is one of them: a Jaeger of before 2.19 does not look at what a span must have.</summary>
    public bool Fits(Trace trace) => trace.Spans.Any(s => Fits(s.Span));

    private bool Fits(Span span) =>
        (Service is null || span.Service == Service)
        && (AtLeast is not { } least || span.Duration >= least)
        && (Attributes.Count == 0 || (IsAny ? Attributes.Any(a => Has(span, a)) : Attributes.All(a => Has(span, a))));

    // A header of a request is a list of values.
    private static bool Has(Span span, (string Name, string Value) wanted) =>
        span.Attributes.Any(a => a.Name == wanted.Name && (a.Value == wanted.Value || a.Value == $"[{wanted.Value}]" || a.Value == $"[\"{wanted.Value}\"]"));
}
