namespace OperatorConsole.Core.Gateways;

/// <summary>One of the console's own words, as a gateway's metrics say it.</summary>
/// <param name="Unit">The unit of its value, such as <c>requests/s</c>, <c>ratio</c>, <c>seconds</c> or <c>USD/h</c>.</param>
public abstract record Signal(string Unit);

/// <summary>A value that one expression gives.</summary>
/// <param name="Query">The expression.</param>
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
public sealed record HistogramSignal(string Histogram, string Where, string? Formerly = null) : Signal("seconds");

/// <summary>The names of the signals.</summary>
public static class SignalNames
{
    /// <summary>Requests per second.</summary>
    public const string Traffic = "traffic";

    /// <summary>The share of requests that failed.</summary>
    public const string Errors = "errors";

    /// <summary>How long requests take.</summary>
    public const string Latency = "latency";

    /// <summary>The share of requests answered without a paid model.</summary>
    public const string Deflection = "deflection";

    /// <summary>Money per hour.</summary>
    public const string Spend = "spend";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Traffic, Errors, Latency, Deflection, Spend];
}
