using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>Asks Prometheus for the headline signals of one gateway at one moment.</summary>
internal sealed class GatewayReader(PrometheusClient prometheus, QueryCache queries, Gateway gateway, DateTimeOffset asOf)
{
    private static readonly TimeSpan TrendRange = TimeSpan.FromHours(1);

    private readonly SignalQuestions _signals = new(queries, gateway, asOf, []);
    private int _others;

    /// <summary>How many questions were asked so far.</summary>
    public int Queries => _signals.Queries + _others;

    /// <summary>The value of a signal, or why there is none.</summary>
    public async Task<Reading> ValueAsync(string name, CancellationToken cancellation) => (await _signals.ValuesAsync(name, null, cancellation))[""];

    /// <summary>A ratio signal with the counts behind it.</summary>
    public async Task<Reading> RatioAsync(string name, CancellationToken cancellation) => (await _signals.RatiosAsync(name, null, cancellation))[""];

    /// <summary>How long requests take, as far as the histogram tells.</summary>
    public async Task<LatencyReadings> LatencyAsync(CancellationToken cancellation) => (await _signals.LatenciesAsync(SignalNames.Latency, null, withMean: false, cancellation))[""];

    /// <summary>Whether the gateway runs, as far as Prometheus knows; null where it knows nothing.</summary>
    public async Task<Result<Alive?>> AliveAsync(CancellationToken cancellation)
    {
        var check = gateway.Profile.Alive;
        var running = await AskAsync(gateway.Expand(check.Query), cancellation);
        if (!running.Succeeded) return running.Failure;
        if (Single(running.Value) is not { } count) return Result.Of<Alive?>(null);
        if (check.Of is null) return new Alive(count, count);
        var all = await AskAsync(gateway.Expand(check.Of), cancellation);
        if (!all.Succeeded) return all.Failure;
        var of = Single(all.Value) ?? count;
        return new Alive(count, of, count < of ? await ScrapeErrorAsync(cancellation) : null);
    }

    private async Task<string?> ScrapeErrorAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _others);
        var targets = await prometheus.TargetsAsync(cancellation);
        return targets.Value?.FirstOrDefault(t => t.LastError.Length > 0 && t.Labels.TryGetValue("job", out var job) && gateway.HasJob(job))?.LastError;
    }

    /// <summary>Traffic over the last hour, one point a minute.</summary>
    public async Task<Series?> TrendAsync(CancellationToken cancellation)
    {
        if (gateway.Profile.Signals.GetValueOrDefault(SignalNames.Traffic) is not ValueSignal signal) return null;
        Interlocked.Increment(ref _others);
        var grid = TimeGrid.Aligned(asOf - TrendRange, asOf, TimeSpan.FromMinutes(1));
        var answer = await queries.RangeAsync(gateway.Expand(signal.Query), grid, SignalQuestions.Asker, asOf, cancellation);
        return answer is { Succeeded: true, Value.Answer.Series: [var series, ..] } ? series : null;
    }

    private Task<Result<InstantAnswer>> AskAsync(string query, CancellationToken cancellation) => _signals.AskAsync(query, cancellation);

    private static double? Single(InstantAnswer answer) => answer.Samples is [var sample, ..] && !double.IsNaN(sample.Value) ? sample.Value : null;
}
