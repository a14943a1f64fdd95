using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>A request that a gateway's own latency histogram names.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="TraceId">Its trace.</param>
/// <param name="Time">When it was measured.</param>
/// <param name="Duration">What was measured; null where that is no duration.</param>
public sealed record NamedRequest(string Gateway, string TraceId, DateTimeOffset Time, TimeSpan? Duration);

/// <summary>Reads the exemplars of gateways' latency histograms: they lead from a number to a request where a gateway gives them and Prometheus keeps them.</summary>
public sealed class ExemplarReader(PrometheusClient prometheus, GatewayFleet fleet)
{
    private static readonly string[] Labels = ["trace_id", "traceID", "traceId"];

    /// <summary>The requests named near a moment, the nearest first; none where nothing is kept.</summary>
    /// <param name="gateway">Of this gateway; null for all.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="within">How far from it.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<Result<IReadOnlyList<NamedRequest>>> NearAsync(string? gateway, DateTimeOffset moment, TimeSpan within, int most, CancellationToken cancellation)
    {
        var asked = fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>().Where(g => gateway is null || g.Name == gateway)
            .Select(g => (Gateway: g, Signal: g.Profile.Signals.GetValueOrDefault(SignalNames.Latency) as HistogramSignal)).Where(g => g.Signal is not null).ToArray();
        var answers = await Task.WhenAll(asked.Select(async g => (g.Gateway, Found: await prometheus.ExemplarsAsync(g.Gateway.Expand($"{g.Signal!.Histogram}_bucket{{$selector}}"), moment - within, moment + within, cancellation))));
        // Some that answer are worth more than one that does not; where none does, that is said.
        if (answers.Length > 0 && answers.All(a => !a.Found.Succeeded)) return answers[0].Found.Failure!;
        return Result.Of<IReadOnlyList<NamedRequest>>(
        [
            .. answers.SelectMany(a => (a.Found.Value ?? []).Select(e => Named(a.Gateway.Name, e))).OfType<NamedRequest>()
                .OrderBy(r => (r.Time - moment).Duration()).DistinctBy(r => r.TraceId).Take(most),
        ]);
    }

    private static NamedRequest? Named(string gateway, Exemplar exemplar) =>
        Labels.Select(l => exemplar.Labels.GetValueOrDefault(l)).OfType<string>().FirstOrDefault() is { } id && TraceFinder.TraceIds([id.PadLeft(32, '0')]) is [var trace]
            ? new NamedRequest(gateway, trace, exemplar.Time, exemplar.Value is >= 0 and < 1e6 ? TimeSpan.FromSeconds(exemplar.Value) : null)
            : null;
}
