using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Core.Spend;

/// <summary>What is spent, at one moment; immutable, shared by all who mean the same days.</summary>
/// <param name="Periods">Today and this month.</param>
/// <param name="Gateways">By gateway.</param>
/// <param name="Providers">By provider, where a gateway tells.</param>
/// <param name="Models">By model, where a gateway tells.</param>
public sealed record SpendSnapshot(SpendPeriods Periods, FleetSnapshot<SpendRow> Gateways, FleetSnapshot<SpendRow> Providers, FleetSnapshot<SpendRow> Models) : IFleetSnapshot
{
    /// <summary>All gateways together, in each unit by itself: credits are no dollars.</summary>
    public IReadOnlyList<SpendTotal> Totals { get; } = [.. Gateways.Rows.GroupBy(r => r.Unit).Select(g => SpendTotal.Of(g.Key, [.. g]))];

    /// <inheritdoc/>
    public DateTimeOffset AsOf => Gateways.AsOf;

    /// <inheritdoc/>
    public IReadOnlyList<FleetAbsence> Absent => Gateways.Absent;

    /// <inheritdoc/>
    public Failure? Failure => Gateways.Failure ?? Providers.Failure ?? Models.Failure;

    /// <inheritdoc/>
    public TimeSpan Took => new[] { Gateways.Took, Providers.Took, Models.Took }.Max();

    /// <inheritdoc/>
    public int Queries => Gateways.Queries + Providers.Queries + Models.Queries;

    /// <summary>How much of this month's spend in a unit the rows of a table tell, from 0 to 1; null where there is none.</summary>
    public double? ShareTold(FleetSnapshot<SpendRow> table, string unit)
    {
        var all = Sum(Gateways);
        return all > 0 ? Math.Min(1, Sum(table) / all) : null;

        double Sum(FleetSnapshot<SpendRow> rows) => rows.Rows.Where(r => r.Unit == unit).Sum(r => r.Month.Value ?? 0);
    }
}
