using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Alerting.Editing;

/// <summary>Numbers as operators type them. What Prometheus would read as another number than it looks like is refused.</summary>
public static partial class NumberField
{
    private const int LongestNumber = 40;

    /// <summary>Reads a number such as <c>0.05</c>, <c>-3</c> or <c>1e9</c>.</summary>
    public static Result<double> Read(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0) return Refused("", "there is no number", "Type one, such as 0.05 or 80.");
        if (typed.Length > LongestNumber) return Refused(typed[..LongestNumber], "this is longer than a number needs to be", "Type at most 17 digits.");
        if (typed.TrimStart('+', '-').ToUpperInvariant() is "NAN") return Refused(typed, "nothing compares with NaN: the alert would never fire", "Type a number, such as 0.05 or 80.");
        if (typed.TrimStart('+', '-').ToUpperInvariant() is "INF" or "INFINITY") return Refused(typed, "nothing lies beyond infinity", "Type a number, such as 0.05 or 80.");
        if (typed.Contains(',', StringComparison.Ordinal)) return Refused(typed, "the comma is no part of a number in PromQL", "Write the decimals behind a point, and thousands without a mark: 1.5, 1500.");
        if (LeadingZero().IsMatch(typed)) return Refused(typed, "Prometheus reads a number with a leading zero as octal: 010 is eight", "Leave the zero out.");
        if (!Plain().IsMatch(typed)) return Refused(typed, "this is no number", "Type digits with at most one point, such as 0.05, -3 or 1e9.");
        var value = double.Parse(typed, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) return Refused(typed, "this is larger than any number Prometheus has", "Type a number below 1e308.");
        if (value == 0 && typed.AsSpan().IndexOfAnyInRange('1', '9') is >= 0 and var digit && !typed.AsSpan(0, digit).ContainsAny('e', 'E'))
            return Refused(typed, "this is closer to zero than any number Prometheus has", "Type 0, or a number above 1e-300.");
        return value == 0 ? 0 : value;
    }

    private static Failure Refused(string typed, string problem, string remedy) => new(FailureKind.BadQuestion, typed.Length == 0 ? "The number" : $"The number “{typed}”", problem, remedy);

    [GeneratedRegex(@"^[+-]?0[0-9]")]
    private static partial Regex LeadingZero();

    [GeneratedRegex(@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$")]
    private static partial Regex Plain();
}
