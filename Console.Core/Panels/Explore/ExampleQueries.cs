using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>An expression to begin with.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Query">PromQL that gives something on this console's own gateways.</param>
public sealed record ExampleQuery(string Title, string Query);

/// <summary>Expressions to begin with, from the profiles of the configured gateways.</summary>
public static class ExampleQueries
{
    private const int Most = 3;

    /// <summary>Up to three: traffic, errors and latency, each of the first gateway that has it and is not shown yet.</summary>
    public static IReadOnlyList<ExampleQuery> Of(GatewayFleet fleet)
    {
        Gateway[] gateways = [.. fleet.Members.Where(m => m.Gateway.Succeeded).Select(m => m.Gateway.Value!)];
        List<ExampleQuery> examples = [];
        HashSet<string> shown = [];
        foreach (var example in (Func<Gateway, ExampleQuery?>[])[Traffic, Latency, Errors])
        {
            // Another gateway each time, as far as there are enough.
            var candidates = gateways.OrderBy(g => shown.Contains(g.Name)).Select(g => (g.Name, Example: example(g)));
            if (candidates.FirstOrDefault(c => c.Example is not null) is not (var name, { } found)) continue;
            shown.Add(name);
            examples.Add(found);
        }
        return examples.Count > 0 ? [.. examples.Take(Most)] : [new("What is scraped, and whether it answers", "up")];
    }

    private static ExampleQuery? Traffic(Gateway gateway) => gateway.Profile.Signals.GetValueOrDefault(SignalNames.Traffic) is ValueSignal signal
        ? new ExampleQuery($"Requests per second of {gateway.Name}", gateway.Expand(signal.Query, signal.Window))
        : null;

    // Where no failure was ever counted the part has no series; zero times the whole stands in for it.
    private static ExampleQuery? Errors(Gateway gateway) => gateway.Profile.Signals.GetValueOrDefault(SignalNames.Errors) is RatioSignal signal
        ? new ExampleQuery($"Share of failed requests of {gateway.Name}", gateway.Expand($"(({signal.Part}) or 0 * ({signal.Whole})) / ({signal.Whole})"))
        : null;

    private static ExampleQuery? Latency(Gateway gateway) => gateway.Profile.Signals.GetValueOrDefault(SignalNames.Latency) is HistogramSignal signal
        ? new ExampleQuery($"95th percentile of the latency of {gateway.Name}", HistogramQueries.Quantile(gateway, signal, 0.95))
        : null;
}
