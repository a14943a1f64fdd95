using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>Reads how long requests take, across gateways.</summary>
public sealed class LatencyReader(FleetReader fleet)
{
    /// <summary>By what latency can be told apart here.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [DimensionNames.Provider, DimensionNames.Model, DimensionNames.Route];

    /// <summary>Reads all gateways of a question.</summary>
    public Task<FleetSnapshot<LatencyRow>> ReadAsync(FleetQuestion question, FleetSnapshot<LatencyRow>? previous, CancellationToken cancellation) =>
        fleet.ReadAsync(question.Filter, previous, (signals, stop) => ReadAsync(signals, question.By, stop), cancellation);

    private static async Task<FleetPart<LatencyRow>> ReadAsync(SignalQuestions signals, string? by, CancellationToken cancellation)
    {
        if (!signals.CanTell(SignalNames.Latency, by)) return FleetPart<LatencyRow>.Cannot((await signals.LatenciesAsync(SignalNames.Latency, by, false, cancellation)).Otherwise.P95.Note!);
        var traffic = signals.ValuesAsync(SignalNames.Traffic, by, cancellation);
        var latencies = await signals.LatenciesAsync(SignalNames.Latency, by, withMean: true, cancellation);
        var requests = await traffic;
        if (latencies.Failure is { } failure) return FleetPart<LatencyRow>.Failed(failure);
        var values = by is null ? [""] : latencies.Values.Keys.Union(requests.Values.Keys);
        return new FleetPart<LatencyRow>([.. values.Select(v => new LatencyRow(signals.Gateway.Name, signals.Gateway.Profile.Title, v, requests[v], latencies[v]))]);
    }
}
