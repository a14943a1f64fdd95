using System.Globalization;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The PromQL around a histogram signal.</summary>
internal static class HistogramQueries
{
    /// <summary>Values per bucket within the window: <c>sum by (le) (increase(x_bucket{…}[5m]))</c>.</summary>
    public static string Increase(Gateway gateway, HistogramSignal signal) =>
        gateway.Expand($"sum by (le) (increase({signal.Histogram}_bucket{Selector(signal)}[$window]))");

    /// <summary>A quantile as PromQL computes it.</summary>
    public static string Quantile(Gateway gateway, HistogramSignal signal, double quantile) =>
        gateway.Expand(string.Create(CultureInfo.InvariantCulture, $"histogram_quantile({quantile}, sum by (le) (rate({signal.Histogram}_bucket{Selector(signal)}[$window])))"));

    /// <summary>The mean of the values within the window, exact whatever the buckets are.</summary>
    public static string Mean(Gateway gateway, HistogramSignal signal) =>
        gateway.Expand($"sum(rate({signal.Histogram}_sum{Selector(signal)}[$window])) / (sum(rate({signal.Histogram}_count{Selector(signal)}[$window])) > 0)");

    private static string Selector(HistogramSignal signal) => signal.Where.Length > 0 ? $"{{$selector,{signal.Where}}}" : "{$selector}";
}
