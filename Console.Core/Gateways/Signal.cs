using System.Collections.ObjectModel;

namespace OperatorConsole.Core.Gateways;

/// <summary>One of the console's own words, as a gateway's metrics say it.</summary>
/// <param name="Unit">The unit of its value, such as <c>requests/s</c>, <c>ratio</c>, <c>seconds</c> or <c>USD/h</c>.</param>
public abstract record Signal(string Unit)
{
    /// <summary>By what it can be told apart: the console's word for it, such as <c>provider</c>, and where its values stand.</summary>
    public IReadOnlyDictionary<string, SignalDimension> By { get; init; } = ReadOnlyDictionary<string, SignalDimension>.Empty;

    /// <summary>What one must know to read it rightly; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is computed from what is not quite the same, such as an average price.</summary>
    public bool IsEstimate { get; init; }
}

/// <summary>A value that one expression gives.</summary>
/// <param name="Query">The expression, with <c>$by</c> where it has dimensions: <c>sum $by (rate(x_total{$selector}[$window]))</c>.</param>
/// <param name="Window">What <c>$window</c> stands for in it; null for the console's usual window.</param>
public sealed record ValueSignal(string Query, string Unit, TimeSpan? Window) : Signal(Unit);

/// <summary>A share: how many of how many within the window. Kept apart so that the counts can be shown and a missing part is zero, not unknown.</summary>
/// <param name="Part">Counts what is looked for.</param>
/// <param name="Whole">Counts all of it.</param>
public sealed record RatioSignal(string Part, string Whole) : Signal("ratio");

/// <summary>A distribution that a histogram records.</summary>
/// <param name="Histogram">The metric's name without <c>_bucket</c>.</param>
/// <param name="Where">Further matchers, such as <c>status="200"</c>; empty for none.</param>
/// <param name="Formerly">Its name in older releases; null where it always had this one.</param>
public sealed record HistogramSignal(string Histogram, string Where, string? Formerly = null) : Signal("seconds")
{
    /// <summary>What brings a label from another metric, such as <c>* on (model_id) group_left (api_provider) …</c>; empty for nothing.</summary>
    public string Join { get; init; } = "";
}

/// <summary>Where the values of a dimension stand.</summary>
public abstract record SignalDimension;

/// <summary>In a label of what the signal's own expression gives.</summary>
/// <param name="Label">The label.</param>
/// <param name="CanFilter">Whether the metrics themselves carry it; a label made by the expression can only be read.</param>
public sealed record LabelDimension(string Label, bool CanFilter) : SignalDimension;

/// <summary>In other metrics than those of the signal as a whole.</summary>
/// <param name="Signal">Has the dimension among its own.</param>
public sealed record OwnDimension(Signal Signal) : SignalDimension;
