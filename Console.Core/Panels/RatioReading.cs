namespace OperatorConsole.Core.Panels;

/// <summary>A ratio as a reading: never without the counts behind it, and marked when they are few.</summary>
internal static class RatioReading
{
    /// <summary>Below this many, a single request moves the ratio by 5 % or more.</summary>
    private const double Few = 20;

    public static Reading Of(double part, double whole, DateTimeOffset asOf, TimeSpan window, string query)
    {
        var reading = new Reading { State = PanelState.Zero, Unit = "ratio", AsOf = asOf, Window = window, Query = query };
        // Extrapolation leaves fractions where nothing was counted; under half a request there was none.
        if (whole < 0.5) return reading with { Text = "no requests", Note = "no request in the window" };
        var counts = $"{UnitFormat.Count(part)} of {UnitFormat.Requests(whole)}";
        if (part <= 0) return reading with { Value = 0, Text = "0 %", Note = counts, Uncertain = whole < Few };
        return reading with
        {
            State = PanelState.Value,
            Value = part / whole,
            Text = UnitFormat.Percent(part / whole),
            Note = whole < Few ? $"{counts}: too few to mean much" : counts,
            Uncertain = whole < Few,
        };
    }
}
