using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>What a trace store knows of a request.</summary>
/// <param name="Trace">Its trace; null where there is none.</param>
/// <param name="Searched">What was asked.</param>
internal sealed record TraceAnswer(Trace? Trace, Searched Searched);

/// <summary>Looks for the trace of a request in all stores at once.</summary>
public sealed class TraceFinder(IReadOnlyList<TraceStore> stores, TimeProvider time)
{
    /// <summary>A request has one trace; ids beyond these are those of others.</summary>
    private const int MostIds = 3;

    /// <summary>The ids among some that may be a trace's: 32 hex digits.</summary>
    public static IReadOnlyList<string> TraceIds(IEnumerable<string> ids) =>
        [.. ids.Select(i => i.ToLowerInvariant()).Where(i => i.Length == 32 && i.All(char.IsAsciiHexDigit) && i.Any(c => c != '0')).Distinct().Take(MostIds)];

    /// <summary>Asks all stores.</summary>
    /// <param name="ids">Ids of traces, the likeliest first.</param>
    /// <param name="near">When the request was; null where that is not known.</param>
    /// <param name="isSampled">Whether the caller said that the trace is kept; null where it did not say.</param>
    /// <param name="cancellation">Stops asking.</param>
    internal async Task<IReadOnlyList<TraceAnswer>> FindAsync(IReadOnlyList<string> ids, DateTimeOffset? near, bool? isSampled, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await Task.WhenAll(stores.Select(s => AskAsync(s, ids, near, isSampled, cancellation)));

    private async Task<TraceAnswer> AskAsync(TraceStore store, IReadOnlyList<string> ids, DateTimeOffset? near, bool? isSampled, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        Failure? failure = null;
        foreach (var id in ids)
        {
            var found = await store.FindAsync(id, near, cancellation);
            if (found.Value is { } trace) return new TraceAnswer(trace, Searched(SearchState.Found));
            failure ??= found.Failure;
        }
        return new TraceAnswer(null, Searched(failure is null ? SearchState.Nothing : SearchState.Failed) with
        {
            Failure = failure,
            Notes = [isSampled == false ? "The traceparent says that this trace was not sampled." : "Gateways keep the traces of some requests only; one that was not sampled is no error."],
        });

        Searched Searched(SearchState state) => new(store.Name, state) { To = time.GetUtcNow(), Took = time.GetElapsedTime(started) };
    }
}
