using System.Globalization;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.PromQl.Syntax;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>Writes numbers the way the author wrote the one before: <c>1e9</c> becomes <c>2e9</c>, <c>3 * 24 * 3600</c> becomes <c>4 * 24 * 3600</c>.</summary>
internal static class NumberWriter
{
    /// <summary>What to put where in an expression, so that a threshold has another value.</summary>
    public static TextEdit Write(string expression, Threshold threshold, double value)
    {
        if (threshold.Factors.Count > 0 && FirstFactor(expression, threshold, value) is { } factor) return factor;
        return new TextEdit(threshold.Range, Format(value, threshold.Form));
    }

    /// <summary>The shortest text that is read as this number, in a form.</summary>
    public static string Format(double value, NumberForm form) => form switch
    {
        NumberForm.Scientific when value != 0 => Scientific(value),
        NumberForm.Hexadecimal when value >= 0 && value <= long.MaxValue / 2 && value == Math.Floor(value) => FormattableString.Invariant($"0x{(long)value:X}"),
        NumberForm.Duration when value >= 0 && value < 1e9 && value * 1000 == Math.Floor(value * 1000) => NumberText.WriteDuration((long)(value * 1000)),
        _ => Plain(value),
    };

    /// <summary>Only the first number of a product changes, where the rest divides the new value.</summary>
    private static TextEdit? FirstFactor(string expression, Threshold threshold, double value)
    {
        var first = threshold.Factors[0];
        var old = PromQlParser.Parse(first.Of(expression)).Root is { } number ? Constants.ValueOf(number) : null;
        if (old is not { } before || before == 0 || threshold.Value == 0) return null;
        // 4 * 86400 / 86400 is exact; 0.3 / 0.1 is 2.9999999999999996 and meant as 3.
        var wanted = Math.Round(value / threshold.Value * before, 12);
        var edit = new TextEdit(first, Plain(wanted));
        var whole = PromQlParser.Parse(TextEdit.Apply(expression, edit)[threshold.Range.Start..(threshold.Range.End + edit.By.Length - first.Length)]).Root;
        return whole is not null && wanted >= 0 && Constants.ValueOf(whole) == value ? edit : null;
    }

    private static string Scientific(double value)
    {
        var (sign, digits, exponent) = Parts(value);
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return FormattableString.Invariant($"{sign}{mantissa}e{exponent}");
    }

    private static string Plain(double value)
    {
        if (value == 0) return "0";
        var (sign, digits, exponent) = Parts(value);
        if (exponent is < -9 or > 20) return Scientific(value);
        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1 ? $"{sign}{digits.PadRight(exponent + 1, '0')}" : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>The digits without leading and trailing zeros, and the power of ten of the first.</summary>
    private static (string Sign, string Digits, int Exponent) Parts(double value)
    {
        // 123.45, 0.0001, 1E-05, 1.5E+21
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var power = text.Length > 1 ? int.Parse(text[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var point = text[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var found ? found : text[0].Length;
        var digits = text[0].Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        return (value < 0 ? "-" : "", digits.Trim('0'), power + point - 1 - zeros);
    }
}
