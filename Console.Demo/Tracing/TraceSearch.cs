using System.Globalization;

namespace OperatorConsole.Demo.Tracing;

/// <summary>What traces are looked for, with the meaning a Jaeger gives to it: one span of a trace must have all of it.</summary>
internal sealed record TraceSearch
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public string? Service { get; init; }

    public string? Operation { get; init; }

    public double? AtLeastSeconds { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public int Depth { get; init; } = 100;

    /// <summary>The latest traces that fit, each with all its spans.</summary>
    public IEnumerable<IReadOnlyList<DemoSpan>> In(IEnumerable<TraceRing> rings) => rings
        .SelectMany(r => r.NewestFirst())
        .Where(t => t.Start >= From && t.Start <= To && (Service is null || t.Service == Service) && Attributes.Keys.All(t.MayHave))
        .OrderByDescending(t => t.Start)
        .Select(t => t.Spans())
        .Where(spans => spans.Any(Fits))
        .Take(Depth);

    private bool Fits(DemoSpan span) =>
        (Operation is null || span.Name == Operation)
        && (AtLeastSeconds is not { } least || span.Seconds >= least)
        && Attributes.All(wanted => span.Attributes.Any(a => a.Name == wanted.Key && Text(a.Value) == wanted.Value));

    private static string Text(object value) => value is bool truth ? truth ? "true" : "false" : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
