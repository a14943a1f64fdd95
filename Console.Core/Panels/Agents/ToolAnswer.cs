namespace OperatorConsole.Core.Panels.Agents;

/// <summary>One signal of a gateway for all its tools.</summary>
internal sealed record ToolAnswer
{
    /// <summary>Why there is nothing to ask; null where there is.</summary>
    public Reading? Missing { get; init; }

    public Failure? Failure { get; init; }

    public Dictionary<string, double>? Values { get; init; }

    /// <summary>What the values are a part of; null where they stand for themselves.</summary>
    public Dictionary<string, double>? Wholes { get; init; }

    public string Query { get; init; } = "";

    public string Unit { get; init; } = "";

    public string? Note { get; init; }

    public DateTimeOffset AsOf { get; init; }

    public TimeSpan Window { get; init; }

    /// <summary>The tools, the busiest first.</summary>
    public IEnumerable<string> Tools => (Values ?? []).OrderByDescending(v => v.Value).Select(v => v.Key);

    /// <summary>The value of a tool as it is asked.</summary>
    public Reading Of(string tool)
    {
        if (Missing is not null) return Missing;
        if (Failure is not null) return Reading.Failed(Failure, Query);
        if (Wholes is not null)
        {
            if (!Wholes.TryGetValue(tool, out var whole)) return NoSeries;
            var ratio = RatioReading.Of(Values!.GetValueOrDefault(tool), whole, AsOf, Window, Query);
            return Note is null ? ratio : ratio with { Note = $"{ratio.Note}; {Note}" };
        }
        return Values!.TryGetValue(tool, out var value) ? Told(value, Unit, UnitFormat.Format(value, Unit)) : NoSeries;
    }

    /// <summary>A rate of a tool as how much it makes over the range.</summary>
    public Reading Total(string tool)
    {
        var rate = Of(tool);
        if (rate.Value is not { } value) return rate;
        // requests/s, requests/min, tokens/h
        var parts = Unit.Split('/');
        var what = parts[0];
        var perSecond = parts[^1] switch
        {
            "min" => 60,
            "h" => 3600,
            _ => 1,
        };
        var total = value / perSecond * Window.TotalSeconds;
        // Extrapolation leaves fractions where nothing was counted.
        if (what != "USD" && total < 0.5) return Told(0, what, "0");
        return Told(total, what, what == "USD" ? UnitFormat.Money(total) : total < 10_000 ? UnitFormat.Count(total) : UnitFormat.Digits(total));
    }

    private Reading NoSeries => Reading.NoSeries("There is no such series of this tool in the range.", Query);

    private Reading Told(double value, string unit, string text) => new()
    {
        State = value == 0 ? PanelState.Zero : PanelState.Value,
        Value = value,
        Text = text,
        Unit = unit,
        AsOf = AsOf,
        Window = Window,
        Query = Query,
        Note = Note,
    };
}
