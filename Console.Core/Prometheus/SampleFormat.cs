using System.Globalization;

namespace OperatorConsole.Core.Prometheus;

/// <summary>Sample values as Prometheus writes them: <c>0.5</c>, <c>1795245920</c>, <c>1e+21</c>, <c>NaN</c>, <c>+Inf</c>.</summary>
public static class SampleFormat
{
    /// <summary>The shortest text that reads back as the same number; an exponent only from 1e+21 up and below 1e-6.</summary>
    public static string Text(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "+Inf" : "-Inf";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0) return text;
        var exponent = int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent is >= -6 and < 21 ? Plain(text[..exponentAt], exponent) : $"{text[..exponentAt]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>Milliseconds since 1970 as seconds, with three decimals or none: <c>1795293542.500</c>, <c>1795293542</c>.</summary>
    public static string Time(long milliseconds) =>
        (milliseconds / 1000m).ToString(milliseconds % 1000 == 0 ? "0" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A value without the noise of binary fractions: seven significant digits, whole numbers in full.</summary>
    public static string Rounded(double value)
    {
        if (!double.IsFinite(value) || value == Math.Truncate(value)) return Text(value);
        var digits = Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) + 2, 7, 17);
        var rounded = value.ToString(string.Create(CultureInfo.InvariantCulture, $"G{digits}"), CultureInfo.InvariantCulture);
        return Text(double.Parse(rounded, CultureInfo.InvariantCulture));
    }

    private static string Plain(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length > exponent + 1 ? $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}" : sign + digits.PadRight(exponent + 1, '0');
    }
}
