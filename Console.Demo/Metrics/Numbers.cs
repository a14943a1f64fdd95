using System.Globalization;

namespace OperatorConsole.Demo.Metrics;

/// <summary>Numbers as each client library prints them.</summary>
internal static class Numbers
{
    /// <summary>The value as text: <c>12</c> in Go's way, <c>12.0</c> in Python's; infinities are <c>+Inf</c> and <c>-Inf</c>.</summary>
    public static string Format(double value, ExpositionDialect dialect)
    {
        if (double.IsPositiveInfinity(value)) return "+Inf";
        if (double.IsNegativeInfinity(value)) return "-Inf";
        if (double.IsNaN(value)) return "NaN";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal)) return text.Replace("E", "e", StringComparison.Ordinal);
        return dialect == ExpositionDialect.Python ? Pythonic(text) : text;
    }

    // Python's client writes a fraction always, and from a million on an exponent: 12 is 12.0, 31883264 is 3.1883264e+07.
    private static string Pythonic(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) dot = text.Length;
        if (text[0] == '-' || dot <= 6) return dot == text.Length ? text + ".0" : text;
        var digits = string.Concat(text.AsSpan(0, dot), dot == text.Length ? "" : text.AsSpan(dot + 1)).TrimEnd('0');
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e+0{dot - 1}");
    }
}
