using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Core.Spend;

/// <summary>What a gateway spends, or one of its providers or models.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Title">Its kind, for people.</param>
/// <param name="Value">The provider or model; empty for the gateway as a whole.</param>
/// <param name="Unit">What it is counted in, such as <c>USD</c> or <c>credits</c>: what is counted differently cannot be added.</param>
/// <param name="Rate">Per hour, now.</param>
/// <param name="Today">Since the day began.</param>
/// <param name="Month">Since the month began.</param>
public sealed record SpendRow(string Gateway, string Title, string Value, string Unit, Reading Rate, Reading Today, Reading Month) : IFleetRow<SpendRow>
{
    /// <inheritdoc/>
    public SpendRow With(Func<Reading, Reading> change) => this with { Rate = change(Rate), Today = change(Today), Month = change(Month) };
}
