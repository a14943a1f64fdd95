using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>The traces a search found.</summary>
/// <param name="Search">The search.</param>
/// <param name="Gateway">Of which gateway.</param>
/// <param name="Service">What that calls itself in its traces.</param>
/// <param name="Traces">What was found, in the search's order.</param>
/// <param name="Failures">Stores that could not tell, and why.</param>
/// <param name="IsCut">Whether there may be more: stores name the latest only.</param>
/// <param name="LeftOut">Traces of the console's own questions to the gateway.</param>
/// <param name="AsOf">When it was asked.</param>
/// <param name="Took">How long that took.</param>
public sealed record TraceList(
    TraceSearch Search, string Gateway, string Service, IReadOnlyList<FoundTrace> Traces, IReadOnlyList<Failure> Failures, bool IsCut, int LeftOut, DateTimeOffset AsOf, TimeSpan Took);

/// <summary>Does the searches among traces that gateways' profiles know.</summary>
public sealed class TraceListReader(TraceFinder traces, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>A store is asked for this many.</summary>
    public const int Most = 100;

    /// <summary>Whether there is any store to ask.</summary>
    public bool HasStores => traces.HasStores;

    /// <summary>The stores' names.</summary>
    public IEnumerable<string> Stores => traces.Stores;

    /// <summary>The gateways that trace, with what can be looked for in each.</summary>
    public IEnumerable<(string Gateway, IReadOnlyList<TraceSearch> Searches)> Searches =>
        fleet.Members.Where(m => m.Profile?.Traces is { Searches.Count: > 0 }).Select(m => (m.Settings.Name, m.Profile!.Traces!.Searches));

    /// <summary>Does one search over a range; a failure where there is no such gateway or search, or no store.</summary>
    public async Task<Result<TraceList>> ReadAsync(string gateway, string search, Period period, CancellationToken cancellation)
    {
        var known = Searches.ToArray();
        if (known.FirstOrDefault(s => s.Gateway == gateway) is not { Searches: { } of })
            return new Failure(FailureKind.NotFound, "parameter “gateway”", $"“{Cut(gateway)}” is no gateway that traces", known.Length > 0 ? $"There are: {string.Join(", ", known.Select(k => k.Gateway))}." : "None of the configured gateways does.");
        if (of.FirstOrDefault(s => s.Id == search) is not { } wanted)
            return new Failure(FailureKind.NotFound, "parameter “search”", $"there is no search “{Cut(search)}” for {gateway}", $"There are: {string.Join(", ", of.Select(s => s.Id))}.");
        if (!HasStores) return new Failure(FailureKind.Configuration, "traces", "no trace store is configured", "Set traces in the settings, such as traces: [{ jaeger: \"http://jaeger:16686\" }].");

        var started = time.GetTimestamp();
        var service = fleet.Find(gateway)!.Profile!.Traces!.Service;
        var answers = await traces.SearchAsync(
            new TraceQuestion(period.From, period.To) { Service = service, Attributes = [.. wanted.Where.Select(w => (w.Key, w.Value))], AtLeast = wanted.AtLeast, Most = Most }, cancellation);
        var found = answers.SelectMany(a => a.Traces.Value ?? []).DistinctBy(t => t.Id).ToArray();
        var others = found.Where(t => !IsOwnQuestion(TraceLine.Of(t))).Select(FoundTrace.Of).ToArray();
        return new TraceList(
            wanted, gateway, service, [.. Sorted(others, wanted.Sort)], [.. answers.Select(a => a.Traces.Failure).OfType<Failure>()],
            answers.Any(a => a.Traces.Value?.Count >= Most), found.Length - others.Length, time.GetUtcNow(), time.GetElapsedTime(started));
    }

    // An Isartor traces questions to its debug endpoints as requests that went to the cloud.
    private static bool IsOwnQuestion(LogLine line) => line.Route?.StartsWith("/debug/", StringComparison.Ordinal) == true;

    private static IEnumerable<FoundTrace> Sorted(IEnumerable<FoundTrace> found, TraceSort sort) => sort switch
    {
        TraceSort.Duration => found.OrderByDescending(t => t.Duration ?? TimeSpan.Zero),
        TraceSort.Similarity => found.OrderBy(t => t.Similarity ?? double.MaxValue),
        _ => found.OrderByDescending(t => t.Start),
    };

    private static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
