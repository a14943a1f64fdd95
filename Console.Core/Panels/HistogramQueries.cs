using System.Globalization;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Core.Panels;

/// <summary>The PromQL around a histogram signal.</summary>
internal static class HistogramQueries
{
    /// <summary>Values per bucket within the window: <c>sum by (le) (increase(x_bucket{…}[5m]))</c>.</summary>
    public static string Increase(Gateway gateway, HistogramSignal signal, TimeSpan? window = null, SignalScope? scope = null) =>
        gateway.Expand(ByBound("increase", signal, scope), window, scope);

    /// <summary>Values per second and bucket: <c>sum by (le) (rate(x_bucket{…}[5m]))</c>.</summary>
    public static string Rate(Gateway gateway, HistogramSignal signal, TimeSpan window, SignalScope? scope = null) =>
        gateway.Expand(ByBound("rate", signal, scope), window, scope);

    /// <summary>A quantile as PromQL computes it.</summary>
    public static string Quantile(Gateway gateway, HistogramSignal signal, double quantile, TimeSpan? window = null, SignalScope? scope = null) =>
        gateway.Expand(string.Create(CultureInfo.InvariantCulture, $"histogram_quantile({quantile}, {ByBound("rate", signal, scope)})"), window, scope);

    /// <summary>The mean: what all values of the window sum up to over how many they are. It needs no buckets.</summary>
    public static string Mean(Gateway gateway, HistogramSignal signal, TimeSpan window, SignalScope? scope = null) =>
        gateway.Expand(MeanExpression(signal), window, scope);

    /// <summary>The mean before a gateway's matchers stand in it.</summary>
    public static string MeanExpression(HistogramSignal signal) => $"sum $by ({Part("rate", "_sum", signal)}) / (sum $by ({Part("rate", "_count", signal)}) > 0)";

    private static string ByBound(string function, HistogramSignal signal, SignalScope? scope) =>
        $"sum by ({(scope is { By.Length: > 0 } ? $"le, {scope.By}" : "le")}) ({Part(function, "_bucket", signal)})";

    // A release that has the new name may have the old one beside it, with the same values.
    private static string Part(string function, string part, HistogramSignal signal)
    {
        var text = OfWindow(function, signal.Histogram + part, signal);
        if (signal.Formerly is { } old) text = $"{text} or {OfWindow(function, old + part, signal)}";
        if (signal.Join.Length == 0) return text;
        return signal.Formerly is null ? $"{text} {signal.Join}" : $"({text}) {signal.Join}";
    }

    private static string OfWindow(string function, string metric, HistogramSignal signal) => $"{function}({metric}{Selector(signal)}[$window])";

    private static string Selector(HistogramSignal signal) => signal.Where.Length > 0 ? $"{{$selector,{signal.Where}}}" : "{$selector}";
}
