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
        return dialect == ExpositionDialect.Python && !text.Contains('.', StringComparison.Ordinal) ? text + ".0" : text;
    }
}
