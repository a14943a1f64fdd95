using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>Asks Prometheus for the headline signals of one gateway at one moment.</summary>
internal sealed class GatewayReader(PrometheusClient prometheus, QueryCache queries, Gateway gateway, DateTimeOffset asOf)
{
    /// <summary>Readings for everybody stand in line beside the users' own questions.</summary>
    private const string Asker = "overview";

    private static readonly TimeSpan TrendRange = TimeSpan.FromHours(1);

    private int _queries;

    /// <summary>How many questions were asked so far.</summary>
    public int Queries => _queries;

    /// <summary>The value of a signal, or why there is none.</summary>
    public async Task<Reading> ValueAsync(string name, CancellationToken cancellation)
    {
        if (Missing(name) is { } missing) return missing;
        if (gateway.Profile.Signals[name] is not ValueSignal signal) return NotOfKind(name);
        var window = signal.Window ?? gateway.Window;
        var query = gateway.Expand(signal.Query, window);
        var answer = await AskAsync(query, cancellation);
        if (!answer.Succeeded) return Reading.Failed(answer.Failure, query);
        if (Single(answer.Value) is not { } value) return NeverSeen(query);
        return new Reading
        {
            State = value == 0 ? PanelState.Zero : PanelState.Value,
            Value = value,
            Text = UnitFormat.Format(value, signal.Unit),
            Unit = signal.Unit,
            AsOf = asOf,
            Window = window,
            Query = query,
        };
    }

    /// <summary>A ratio signal with the counts behind it.</summary>
    public async Task<Reading> RatioAsync(string name, CancellationToken cancellation)
    {
        if (Missing(name) is { } missing) return missing;
        if (gateway.Profile.Signals[name] is not RatioSignal signal) return NotOfKind(name);
        var part = gateway.Expand(signal.Part);
        var whole = gateway.Expand(signal.Whole);
        var query = $"({part}) / ({whole})";
        var answers = await Task.WhenAll(AskAsync(part, cancellation), AskAsync(whole, cancellation));
        foreach (var answer in answers)
            if (!answer.Succeeded) return Reading.Failed(answer.Failure, query);
        // A missing part beside a present whole is a zero: its series appear with the first such request.
        return Single(answers[1].Value!) is { } all
            ? RatioReading.Of(Single(answers[0].Value!) ?? 0, all, asOf, gateway.Window, query)
            : NeverSeen(query);
    }

    /// <summary>The 50th, 95th and 99th percentile of a histogram signal, from one question.</summary>
    public async Task<(Reading P50, Reading P95, Reading P99)> QuantilesAsync(string name, CancellationToken cancellation)
    {
        if (Missing(name) is { } missing) return (missing, missing, missing);
        if (gateway.Profile.Signals[name] is not HistogramSignal signal) return (NotOfKind(name), NotOfKind(name), NotOfKind(name));
        var query = HistogramQueries.Increase(gateway, signal);
        var answer = await AskAsync(query, cancellation);
        Reading Each(double quantile)
        {
            var own = HistogramQueries.Quantile(gateway, signal, quantile);
            if (!answer.Succeeded) return Reading.Failed(answer.Failure, own);
            if (BucketDistribution.From(answer.Value.Samples) is not { } distribution) return NeverSeen(own);
            return distribution.Quantile(quantile)?.ToReading(asOf, gateway.Window, own)
                ?? new Reading { State = PanelState.Zero, Text = "no requests", AsOf = asOf, Window = gateway.Window, Query = own, Note = "no request in the window" };
        }
        return (Each(0.5), Each(0.95), Each(0.99));
    }

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
        Interlocked.Increment(ref _queries);
        var targets = await prometheus.TargetsAsync(cancellation);
        return targets.Value?.FirstOrDefault(t => t.LastError.Length > 0 && t.Labels.TryGetValue("job", out var job) && gateway.HasJob(job))?.LastError;
    }

    /// <summary>Traffic over the last hour, one point a minute.</summary>
    public async Task<Series?> TrendAsync(CancellationToken cancellation)
    {
        if (gateway.Profile.Signals.GetValueOrDefault(SignalNames.Traffic) is not ValueSignal signal) return null;
        Interlocked.Increment(ref _queries);
        var grid = TimeGrid.Aligned(asOf - TrendRange, asOf, TimeSpan.FromMinutes(1));
        var answer = await queries.RangeAsync(gateway.Expand(signal.Query), grid, Asker, asOf, cancellation);
        return answer is { Succeeded: true, Value.Answer.Series: [var series, ..] } ? series : null;
    }

    private Task<Result<InstantAnswer>> AskAsync(string query, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _queries);
        return queries.InstantAsync(query, asOf, Asker, cancellation);
    }

    private Reading? Missing(string name)
    {
        if (gateway.Profile.CannotTell.TryGetValue(name, out var reason)) return Reading.NoSeries(reason) with { NotExported = true };
        return gateway.Profile.Signals.ContainsKey(name) ? null : Reading.NoSeries($"The profile {gateway.Profile.Name} has no signal “{name}”.");
    }

    private Reading NotOfKind(string name) =>
        Reading.Failed(new Failure(FailureKind.Configuration, $"profile {gateway.Profile.Name}", $"“{name}” is not described in the way this signal needs", "Correct the profile; docs/profiles.md shows each signal."));

    private static Reading NeverSeen(string query) =>
        Reading.NoSeries("Prometheus has no such series now: the gateway is down, was not asked yet, or does not export it.", query);

    private static double? Single(InstantAnswer answer) => answer.Samples is [var sample, ..] && !double.IsNaN(sample.Value) ? sample.Value : null;
}
