using System.Globalization;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The PromQL around a histogram signal.</summary>
internal static class HistogramQueries
{
    /// <summary>Values per bucket within the window: <c>sum by (le) (increase(x_bucket{…}[5m]))</c>.</summary>
    public static string Increase(Gateway gateway, HistogramSignal signal) =>
        gateway.Expand(ByBound("increase", signal));

    /// <summary>Values per second and bucket: <c>sum by (le) (rate(x_bucket{…}[5m]))</c>.</summary>
    public static string Rate(Gateway gateway, HistogramSignal signal, TimeSpan window) =>
        gateway.Expand(ByBound("rate", signal), window);

    /// <summary>A quantile as PromQL computes it.</summary>
    public static string Quantile(Gateway gateway, HistogramSignal signal, double quantile) =>
        gateway.Expand(string.Create(CultureInfo.InvariantCulture, $"histogram_quantile({quantile}, {ByBound("rate", signal)})"));

    // A release that has the new name may have the old one beside it, with the same values.
    private static string ByBound(string function, HistogramSignal signal) => signal.Formerly is { } old
        ? $"sum by (le) ({OfWindow(function, signal.Histogram, signal)} or {OfWindow(function, old, signal)})"
        : $"sum by (le) ({OfWindow(function, signal.Histogram, signal)})";

    private static string OfWindow(string function, string histogram, HistogramSignal signal) => $"{function}({histogram}_bucket{Selector(signal)}[$window])";

    private static string Selector(HistogramSignal signal) => signal.Where.Length > 0 ? $"{{$selector,{signal.Where}}}" : "{$selector}";
}
