namespace OperatorConsole.Core.Panels;

/// <summary>One number with all that makes it believable: its state, unit, window, source query and age.</summary>
public sealed record Reading
{
    /// <summary>What there is to say.</summary>
    public required PanelState State { get; init; }

    /// <summary>The number in its unit; null where there is none. For a quantile its bucket cannot carry, null as well.</summary>
    public double? Value { get; init; }

    /// <summary>The number as shown, unit included, such as <c>842 ms</c> or <c>≤ 5 s</c>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The unit of <see cref="Value"/>, such as <c>requests/s</c>, <c>ratio</c>, <c>seconds</c>, <c>USD/h</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The moment the value is of.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The window the value is over; null for a value of the moment.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>PromQL that gives this value; empty where nothing can be asked.</summary>
    public string Query { get; init; } = "";

    /// <summary>Where it was read when that is not Prometheus, such as <c>GET /debug/stats/prompts</c>; empty otherwise.</summary>
    public string Source { get; init; } = "";

    /// <summary>What one must know to read it rightly: counts behind a ratio, why a bucket is too coarse, why there is no series.</summary>
    public string? Note { get; init; }

    /// <summary>A word or two beside the number where the number alone would mislead, such as <c>estimate</c> or <c>computed</c>; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether the value rests on too little, or is only a bound.</summary>
    public bool Uncertain { get; init; }

    /// <summary>Why asking failed, for <see cref="PanelState.Failed"/> and <see cref="PanelState.Stale"/>.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Nothing known yet.</summary>
    public static Reading Loading { get; } = new() { State = PanelState.Loading };

    /// <summary>Whether there can be no series at all, because the gateway does not export it.</summary>
    public bool NotExported { get; init; }

    /// <summary>There is no such series, and why.</summary>
    public static Reading NoSeries(string note, string query = "") => new() { State = PanelState.NoSeries, Note = note, Query = query };

    /// <summary>Asking failed.</summary>
    public static Reading Failed(Failure failure, string query = "") => new() { State = PanelState.Failed, Failure = failure, Query = query };

    /// <summary>A failed reading keeps the last good value, marked stale with its age and the failure.</summary>
    public Reading OrStale(Reading? previous) =>
        State == PanelState.Failed && previous is { State: PanelState.Value or PanelState.Zero or PanelState.Stale }
            ? previous with { State = PanelState.Stale, Failure = Failure }
            : this;
}
