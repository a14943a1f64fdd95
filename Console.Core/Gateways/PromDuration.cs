using System.Globalization;

namespace OperatorConsole.Core.Gateways;

/// <summary>Durations as PromQL writes them.</summary>
public static class PromDuration
{
    /// <summary>The largest unit that divides it: <c>5m</c>, <c>90s</c>, <c>1h</c>, <c>7d</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        foreach (var (unit, size) in (ReadOnlySpan<(string, long)>)[("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)])
            if (milliseconds >= size && milliseconds % size == 0) return (milliseconds / size).ToString(CultureInfo.InvariantCulture) + unit;
        return milliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
    }
}
