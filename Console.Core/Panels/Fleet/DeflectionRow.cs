namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>What a gateway answers without a paid model, as a whole or told apart.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Title">Its kind, for people.</param>
/// <param name="Value">The layer, model, client or team; empty for the gateway as a whole.</param>
/// <param name="Traffic">Requests per second.</param>
/// <param name="Share">The share of the gateway's requests it answers; nothing for the gateway as a whole.</param>
/// <param name="Deflection">The share answered without a paid model.</param>
/// <param name="Cache">The share of cache look-ups with a hit.</param>
/// <param name="Tokens">Tokens saved per hour.</param>
/// <param name="Money">Money saved per hour.</param>
public sealed record DeflectionRow(
    string Gateway, string Title, string Value, Reading Traffic, Reading Share, Reading Deflection, Reading Cache, Reading Tokens, Reading Money) : IFleetRow<DeflectionRow>
{
    /// <inheritdoc/>
    public DeflectionRow With(Func<Reading, Reading> change) => this with
    {
        Traffic = change(Traffic),
        Share = change(Share),
        Deflection = change(Deflection),
        Cache = change(Cache),
        Tokens = change(Tokens),
        Money = change(Money),
    };
}
