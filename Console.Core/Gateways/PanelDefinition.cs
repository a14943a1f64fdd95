namespace OperatorConsole.Core.Gateways;

/// <summary>A chart as data: what it is called, what it asks and how it is drawn.</summary>
public sealed record PanelDefinition
{
    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>How it is drawn.</summary>
    public PanelKind Kind { get; init; }

    /// <summary>The unit of its values, such as <c>requests/s</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Where its series come from.</summary>
    public required IReadOnlyList<PanelSource> Sources { get; init; }

    /// <summary>Lines that mark a limit.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>What one must know to read it rightly; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Pages beside the gateway's own that show it, such as <c>gpus</c>.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>What <c>$window</c> stands for at least; null for the gateway's usual window.</summary>
    public TimeSpan? Window { get; init; }
}

/// <summary>How a chart is drawn.</summary>
public enum PanelKind
{
    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>How many values fell into each bucket of a histogram over time.</summary>
    Heatmap,

    /// <summary>One bar per category, at the end of the range.</summary>
    Bars,

    /// <summary>Shares of a whole, at the end of the range.</summary>
    Donut,
}

/// <summary>Where series come from.</summary>
/// <param name="Legend">The name of a series, with <c>{{label}}</c> for a label's value; empty names all labels.</param>
/// <param name="Colour">The label whose value has a colour of its own, such as <c>provider</c>; or a colour itself, such as <c>status:5xx</c>; empty for the next in turn.</param>
public abstract record PanelSource(string Legend, string Colour)
{
    /// <summary>The gateway whose series they are; null for the one the chart is of.</summary>
    public Gateway? Of { get; init; }

    /// <summary>The part of a signal that is asked for.</summary>
    public SignalScope Scope { get; init; } = SignalScope.All;
}

/// <summary>One expression; each series it gives is a line or a category.</summary>
/// <param name="Query">PromQL with <c>$selector</c>, <c>$window</c> and, for categories, <c>$range</c>.</param>
public sealed record QuerySource(string Query, string Legend, string Colour) : PanelSource(Legend, Colour);

/// <summary>A share over time.</summary>
/// <param name="Signal">Counts the part and the whole.</param>
public sealed record RatioSource(RatioSignal Signal, string Legend = "", string Colour = "") : PanelSource(Legend, Colour);

/// <summary>Percentiles of a histogram, as far as its buckets carry them; or the buckets themselves on a heatmap.</summary>
/// <param name="Signal">The histogram.</param>
public sealed record HistogramSource(HistogramSignal Signal, string Legend = "", string Colour = "") : PanelSource(Legend, Colour)
{
    /// <summary>The one percentile that is drawn, such as 0.95; null for the 50th, 95th and 99th.</summary>
    public double? Quantile { get; init; }
}

/// <summary>A line that marks a limit.</summary>
/// <param name="Value">In the unit of the panel.</param>
/// <param name="Label">What it means.</param>
/// <param name="IsSubject">Whether the chart is about it: then it is in the picture however far it is from the values.</param>
public sealed record Threshold(double Value, string Label, bool IsSubject = false);
