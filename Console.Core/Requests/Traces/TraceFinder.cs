using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>What a trace store knows of a request.</summary>
/// <param name="Trace">Its trace; null where there is none.</param>
/// <param name="Searched">What was asked.</param>
internal sealed record TraceAnswer(Trace? Trace, Searched Searched);

/// <summary>Which trace is looked for.</summary>
/// <param name="TraceIds">Ids of traces, the likeliest first.</param>
/// <param name="RequestIds">Ids that a span may name, the likeliest first: asked for where no trace has one of the ids.</param>
/// <param name="Near">When the request was; null where that is not known.</param>
/// <param name="IsSampled">Whether the caller said that the trace is kept; null where it did not say.</param>
internal sealed record WantedTrace(IReadOnlyList<string> TraceIds, IReadOnlyList<string> RequestIds, DateTimeOffset? Near, bool? IsSampled);

/// <summary>Looks for traces in all stores at once.</summary>
public sealed class TraceFinder(IReadOnlyList<TraceStore> stores, TimeProvider time)
{
    /// <summary>The name of hits that are told by a trace.</summary>
    public const string Kind = "traces";

    /// <summary>A request has one trace; ids beyond these are those of others.</summary>
    private const int MostIds = 3;

    /// <summary>A request's trace is this near to its line, unless clocks are wrong.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);

    /// <summary>So far back spans are searched for an id where it is not known when the request was.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    /// <summary>The stores' names.</summary>
    public IEnumerable<string> Stores => stores.Select(s => s.Name);

    /// <summary>Whether there is any store.</summary>
    public bool HasStores => stores.Count > 0;

    /// <summary>The ids among some that may be a trace's: 32 hex digits.</summary>
    public static IReadOnlyList<string> TraceIds(IEnumerable<string> ids) =>
        [.. ids.Select(i => i.ToLowerInvariant()).Where(i => i.Length == 32 && i.All(char.IsAsciiHexDigit) && i.Any(c => c != '0')).Distinct().Take(MostIds)];

    /// <summary>Asks all stores for the trace of a request.</summary>
    internal async Task<IReadOnlyList<TraceAnswer>> FindAsync(WantedTrace wanted, CancellationToken cancellation) => await Task.WhenAll(stores.Select(s => AskAsync(s, wanted, cancellation)));

    /// <summary>Asks all stores for traces; those of each store, or why it could not tell.</summary>
    public async Task<IReadOnlyList<(string Store, Result<IReadOnlyList<Trace>> Traces)>> SearchAsync(TraceQuestion question, CancellationToken cancellation) =>
        await Task.WhenAll(stores.Select(async s => (s.Name, await s.SearchAsync(question, cancellation))));

    private async Task<TraceAnswer> AskAsync(TraceStore store, WantedTrace wanted, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        Failure? failure = null;
        foreach (var id in wanted.TraceIds)
        {
            var found = await store.FindAsync(id, wanted.Near, cancellation);
            if (found.Value is { } trace) return new TraceAnswer(trace, Searched(SearchState.Found, "by its id"));
            failure ??= found.Failure;
        }
        var (from, to) = wanted.Near is { } near ? (near - Around, near + Around) : (time.GetUtcNow() - Back, time.GetUtcNow());
        if (failure is null && wanted.RequestIds.Count > 0)
        {
            var found = await store.SearchAsync(new TraceQuestion(from, to) { Attributes = IdAttributes.Of(wanted.RequestIds.Take(MostIds)), IsAny = true, Most = MostIds }, cancellation);
            if (found.Value is [var latest, ..]) return new TraceAnswer(latest, Searched(SearchState.Found, $"by the id that a span has{(found.Value.Count > 1 ? "; the latest of several" : "")}") with { From = from });
            failure = found.Failure;
        }
        return new TraceAnswer(null, Searched(failure is null ? SearchState.Nothing : SearchState.Failed, wanted.IsSampled == false ? "The traceparent says that this trace was not sampled." : "Gateways keep the traces of some requests only; one that was not sampled is no error.") with
        {
            From = wanted.RequestIds.Count > 0 ? from : null,
            Failure = failure,
        });

        Searched Searched(SearchState state, string note) => new(store.Name, state) { To = time.GetUtcNow(), Took = time.GetElapsedTime(started), Notes = [note] };
    }
}
