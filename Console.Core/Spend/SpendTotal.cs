using OperatorConsole.Core.Panels;

namespace OperatorConsole.Core.Spend;

/// <summary>What all gateways that count in one unit spend together.</summary>
/// <param name="Unit">The unit, such as <c>USD</c>.</param>
/// <param name="Rate">Per hour, now.</param>
/// <param name="Today">Since the day began.</param>
/// <param name="Month">Since the month began.</param>
public sealed record SpendTotal(string Unit, Reading Rate, Reading Today, Reading Month)
{
    internal static SpendTotal Of(string unit, IReadOnlyList<SpendRow> rows) => new(
        unit, Add($"{unit}/h", [.. rows.Select(r => r.Rate)]), Add(unit, [.. rows.Select(r => r.Today)]), Add(unit, [.. rows.Select(r => r.Month)]));

    // A sum with a part missing says so; without any part there is none.
    private static Reading Add(string unit, IReadOnlyList<Reading> parts)
    {
        var known = parts.Where(p => p.Value is not null).ToList();
        if (known.Count == 0) return parts[0];
        var sum = known.Sum(p => p.Value!.Value);
        var isStale = known.Any(p => p.State == PanelState.Stale);
        var isPartial = known.Count < parts.Count || known.Any(p => p.Uncertain);
        return new Reading
        {
            State = isStale ? PanelState.Stale : sum == 0 ? PanelState.Zero : PanelState.Value,
            Value = sum,
            Text = UnitFormat.Format(sum, unit),
            Unit = unit,
            AsOf = known.Min(p => p.AsOf),
            Window = known[0].Window,
            Query = string.Join(" + ", known.Select(p => p.Query)),
            Failure = known.Select(p => p.Failure).FirstOrDefault(f => f is not null),
            Uncertain = isPartial,
            Mark = isPartial ? "partly without data" : null,
            Note = known.Count < parts.Count ? $"of {known.Count} of {parts.Count} gateways: the others have no data now" : null,
        };
    }
}
