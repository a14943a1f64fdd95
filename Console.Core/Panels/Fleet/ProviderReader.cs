using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Reads how every provider does behind every gateway that tells them apart.</summary>
public sealed class ProviderReader(FleetReader fleet, QueryCache queries)
{
    /// <summary>A provider that was not seen for longer than this is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Reads the providers of a filter.</summary>
    public Task<FleetSnapshot<ProviderRow>> ReadAsync(FleetFilter filter, FleetSnapshot<ProviderRow>? previous, CancellationToken cancellation) =>
        fleet.ReadAsync(filter, previous, (signals, stop) => ReadAsync(signals, previous, stop), cancellation);

    private async Task<FleetPart<ProviderRow>> ReadAsync(SignalQuestions signals, FleetSnapshot<ProviderRow>? previous, CancellationToken cancellation)
    {
        const string by = DimensionNames.Provider;
        var gateway = signals.Gateway;
        var traffic = signals.ValuesAsync(SignalNames.Traffic, by, cancellation);
        if (!signals.CanTell(SignalNames.Traffic, by)) return FleetPart<ProviderRow>.Cannot((await traffic).Otherwise.Note!);
        var errors = signals.RatiosAsync(SignalNames.Errors, by, cancellation);
        var latency = signals.LatenciesAsync(SignalNames.Latency, by, withMean: true, cancellation);
        var breaker = signals.ValuesAsync(SignalNames.Breaker, by, cancellation);
        var spend = signals.ValuesAsync(SignalNames.Spend, by, cancellation);
        var score = signals.ValuesAsync(SignalNames.ProviderHealth, by, cancellation);
        var usual = UsualAsync(signals, previous, cancellation);
        var past = await PastAsync(signals, cancellation);
        var requests = await traffic;
        if (requests.Failure is { } failure) return FleetPart<ProviderRow>.Failed(failure);

        var breakers = await breaker;
        var known = requests.Values.Keys.Union(breakers.Values.Keys).ToList();
        var (failed, latencies, spent, scores, before) = (await errors, await latency, await spend, await score, await usual);
        return new FleetPart<ProviderRow>([.. known.Concat(past.Keys.Except(known)).Where(p => p.Length > 0).Select(Row)]);

        ProviderRow Row(string provider)
        {
            var (rating, isComputed) = Score(scores[provider], failed[provider]);
            return ProviderJudge.Judge(new ProviderRow
            {
                Gateway = gateway.Name,
                Title = gateway.Profile.Title,
                Provider = provider,
                Traffic = requests[provider],
                Errors = failed[provider],
                Latency = latencies[provider],
                UsualP95 = before.TryGetValue(provider, out var p95) ? p95 : Reading.NoSeries("It has no past of a day to compare with."),
                Breaker = InWords(breakers[provider]),
                Spend = spent[provider],
                Score = rating,
                IsScoreComputed = isComputed,
                LostSince = known.Contains(provider) ? null : past[provider].LastSeen,
                Trend = past.GetValueOrDefault(provider).Trend,
            });
        }
    }

    /// <summary>What the last day had: a provider that is not seen now was lost then.</summary>
    private static async Task<Dictionary<string, (Series Trend, DateTimeOffset LastSeen)>> PastAsync(SignalQuestions signals, CancellationToken cancellation)
    {
        var grid = TimeGrid.Aligned(signals.AsOf - Memory, signals.AsOf, Step);
        var window = signals.Gateway.Window > Step ? signals.Gateway.Window : Step;
        var answer = await signals.RangeAsync(SignalNames.Traffic, DimensionNames.Provider, grid, window, cancellation);
        if (answer is not { Succeeded: true, Value: var told }) return [];
        return told.Values
            .Select(v => (Provider: v.Value, v.Series, Last: Array.FindLastIndex(v.Series.Values, x => !Series.IsMissing(x))))
            .Where(s => s.Last >= 0)
            // Within the window before its last point it was seen at least once.
            .ToDictionary(s => s.Provider, s => (s.Series, told.Answer.Grid.From(s.Last).Start));
    }

    /// <summary>The 95th percentile of the day before the last full hour; asked once an hour.</summary>
    private async Task<IReadOnlyDictionary<string, Reading>> UsualAsync(SignalQuestions signals, FleetSnapshot<ProviderRow>? previous, CancellationToken cancellation)
    {
        var hour = DateTimeOffset.FromUnixTimeSeconds(signals.AsOf.ToUnixTimeSeconds() / 3600 * 3600);
        var known = (previous?.Rows ?? []).Where(r => r.Gateway == signals.Gateway.Name && r.UsualP95.AsOf == hour).ToList();
        if (known.Count > 0) return known.ToDictionary(r => r.Provider, r => r.UsualP95);
        var day = new SignalQuestions(queries, signals.Gateway, hour, signals.Filters) { Window = Memory };
        var told = await day.LatenciesAsync(SignalNames.Latency, DimensionNames.Provider, withMean: false, cancellation);
        return told.Values.ToDictionary(v => v.Key, v => v.Value.P95);
    }

    private static (Reading Score, bool IsComputed) Score(Reading published, Reading errors)
    {
        if (published.Value is not null || published.State == PanelState.Failed) return (published, false);
        if (errors.Value is not { } share) return (errors, true);
        return (errors with
        {
            State = PanelState.Value,
            Value = 1 - share,
            Unit = "score",
            Mark = "computed",
            // Rounded down: what is not quite 1 never says 1.
            Text = UnitFormat.Digits(Math.Floor((1 - share) * 1000) / 1000),
            Query = $"1 - {errors.Query}",
            Note = $"computed by the console, as the gateway publishes no score: the share that did not fail; failed: {errors.Note}",
        }, true);
    }

    private static Reading InWords(Reading breaker) => breaker.Value is not { } value ? breaker : breaker with { Text = value switch { 0 => "closed", 1 => "half open", _ => "open" } };
}
