using System.Collections.Frozen;
using System.Globalization;

namespace OperatorConsole.Core.Panels;

/// <summary>Numbers for people: three significant digits, the unit always said. Invariant culture.</summary>
public static class UnitFormat
{
    // Units that are counted; those of the profiles.
    private static readonly FrozenDictionary<string, string> One = new Dictionary<string, string>
    {
        ["requests"] = "request", ["tokens"] = "token", ["restarts"] = "restart", ["credits"] = "credit", ["rows"] = "row",
        ["entries"] = "entry", ["hours"] = "hour", ["GPUs"] = "GPU",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A value in a unit of the profiles: <c>requests/s</c>, <c>ratio</c>, <c>seconds</c>, <c>USD/h</c>, <c>credits/h</c>, <c>count</c>; any other unit is appended.</summary>
    public static string Format(double value, string unit) => unit switch
    {
        "ratio" => Percent(value),
        "seconds" => Seconds(value),
        "requests/s" => Digits(value) + " req/s",
        "USD/h" => Money(value) + "/h",
        "USD" => Money(value),
        "count" or "score" or "" => Digits(value),
        "MHz" => Count(value) + " MHz",
        _ => Digits(value) is var digits && digits == "1" ? $"1 {One.GetValueOrDefault(unit, unit)}" : $"{digits} {unit}",
    };

    /// <summary>A count without decimals, thousands apart: <c>12 340</c>.</summary>
    public static string Count(double value) => Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    /// <summary>Requests in words: <c>1 request</c>, <c>12 340 requests</c>.</summary>
    public static string Requests(double count) => Count(count) is var text && text == "1" ? "1 request" : $"{text} requests";

    /// <summary>Seconds in the unit that fits: <c>850 ms</c>, <c>1.24 s</c>, <c>2 m 05 s</c>.</summary>
    public static string Seconds(double seconds)
    {
        if (!double.IsFinite(seconds)) return Digits(seconds);
        var size = Math.Abs(seconds);
        if (size == 0) return "0 s";
        if (size < 0.001) return Significant(seconds * 1e6) + " µs";
        if (size < 0.9995) return Significant(seconds * 1e3) + " ms";
        if (size < 99.95) return Significant(seconds) + " s";
        var whole = TimeSpan.FromSeconds(Math.Round(seconds));
        return whole.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)whole.TotalMinutes} m {whole.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)whole.TotalHours} h {whole.Minutes:00} m");
    }

    /// <summary>A share of one as percent; a share that is not quite all or none never rounds to it.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share)) return Digits(share);
        var percent = share * 100;
        if (percent is > 0 and < 0.01) return "< 0.01 %";
        if (percent is > 99.99 and < 100) return "> 99.99 %";
        var decimals = percent is >= 99.9 and < 100 ? 2 : Math.Abs(percent) >= 99.95 ? 0 : Math.Abs(percent) >= 9.995 ? 1 : 2;
        return Math.Round(percent, decimals).ToString("0.##", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>Dollars: <c>$0.0021</c>, <c>$12.40</c>, <c>$1.24k</c>.</summary>
    public static string Money(double dollars)
    {
        if (!double.IsFinite(dollars)) return Digits(dollars);
        var sign = dollars < 0 ? "-" : "";
        var size = Math.Abs(dollars);
        return sign + "$" + size switch
        {
            0 => "0",
            < 0.995 => Significant(size),
            < 999.5 => size.ToString("0.00", CultureInfo.InvariantCulture),
            _ => Digits(size),
        };
    }

    /// <summary>Three significant digits with k, M, G for thousands: <c>0.0421</c>, <c>12.4</c>, <c>12.4k</c>.</summary>
    public static string Digits(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "+Inf" : "-Inf";
        foreach (var (size, suffix) in (ReadOnlySpan<(double, string)>)[(1e9, "G"), (1e6, "M"), (1e3, "k")])
            if (Math.Abs(value) >= size * 0.9995) return Significant(value / size) + suffix;
        return Significant(value);
    }

    private static string Significant(double value)
    {
        if (value == 0) return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Math.Clamp(2 - magnitude, 0, 10);
        return Math.Round(value, decimals).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
