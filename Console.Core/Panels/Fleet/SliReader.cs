using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Reads how gateways keep to the service levels of their profiles.</summary>
public sealed class SliReader(FleetReader fleet)
{
    /// <summary>Reads all gateways of a filter.</summary>
    public Task<FleetSnapshot<SliRow>> ReadAsync(FleetFilter filter, FleetSnapshot<SliRow>? previous, CancellationToken cancellation) =>
        fleet.ReadAsync(filter, previous, ReadAsync, cancellation);

    private static async Task<FleetPart<SliRow>> ReadAsync(SignalQuestions signals, CancellationToken cancellation)
    {
        var profile = signals.Gateway.Profile;
        if (profile.Slis.Count == 0) return FleetPart<SliRow>.Cannot($"The profile {profile.Name} has no service levels; “slis” in a profile of your own sets them.");
        var rows = await Task.WhenAll(profile.Slis.Select(async level =>
        {
            var (reading, failure) = await ReadAsync(signals, level, cancellation);
            return (Row: new SliRow(signals.Gateway.Name, profile.Title, level, reading), Failure: failure);
        }));
        return rows.Select(r => r.Failure).FirstOrDefault(f => f is not null) is { } first ? FleetPart<SliRow>.Failed(first) : new FleetPart<SliRow>([.. rows.Select(r => r.Row)]);
    }

    private static async Task<(Reading Reading, Failure? Failure)> ReadAsync(SignalQuestions signals, ServiceLevel level, CancellationToken cancellation)
    {
        switch (signals.Gateway.Profile.Signals.GetValueOrDefault(level.Signal))
        {
            case HistogramSignal:
                var latency = await signals.LatenciesAsync(level.Signal, null, level.Quantile is null, cancellation);
                return (Pick(latency[""], level.Quantile), latency.Failure);
            case RatioSignal:
                var ratio = await signals.RatiosAsync(level.Signal, null, cancellation);
                return (ratio[""], ratio.Failure);
            default:
                var value = await signals.ValuesAsync(level.Signal, null, cancellation);
                return (value[""], value.Failure);
        }
    }

    private static Reading Pick(LatencyReadings latency, double? quantile) => quantile switch
    {
        null => latency.Mean,
        0.5 => latency.P50,
        0.95 => latency.P95,
        _ => latency.P99,
    };
}
