namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>How long requests of a gateway take, or those of one of its providers, models or routes.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Title">Its kind, for people.</param>
/// <param name="Value">The provider, model or route; empty for the gateway as a whole.</param>
/// <param name="Traffic">Requests per second.</param>
/// <param name="Latency">How long they take.</param>
public sealed record LatencyRow(string Gateway, string Title, string Value, Reading Traffic, LatencyReadings Latency) : IFleetRow<LatencyRow>
{
    /// <inheritdoc/>
    public LatencyRow With(Func<Reading, Reading> change) => this with { Traffic = change(Traffic), Latency = Latency.With(change) };
}
