using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>A text of a rule that names the number as it was, and what it would be with the new one.</summary>
/// <param name="Where">The annotation; empty for the alert's name, which is not changed along: another name is another alert.</param>
/// <param name="Said">The part that names the number.</param>
/// <param name="Suggestion">The whole text with the new number.</param>
public sealed record StaleText(string Where, string Said, string Suggestion);

/// <summary>Finds texts that a new threshold makes wrong: “More than 5% …” beside <c>&gt; 0.08</c>.</summary>
public static partial class StaleTexts
{
    /// <summary>All such texts of a rule.</summary>
    /// <param name="rule">The rule as it is.</param>
    /// <param name="thresholds">The new numbers by the places of the thresholds.</param>
    public static IReadOnlyList<StaleText> Find(Rule rule, IReadOnlyDictionary<int, double> thresholds)
    {
        var all = rule.Analysis?.Thresholds.All ?? [];
        List<StaleText> found = [];
        foreach (var (index, value) in thresholds)
        {
            if (index >= all.Count || all[index].Value == value) continue;
            foreach (var annotation in rule.Annotations)
                if (Replace(annotation.Value.Value, all[index].Value, value) is { } stale) found.Add(stale with { Where = annotation.Name.Value });
            if (NumberInName().Matches(rule.Name.Value).FirstOrDefault(m => Factors("%").Concat(Factors("")).Any(f => Near(Number(m.ValueSpan), all[index].Value * f))) is { } name)
                found.Add(new StaleText("", name.Value, rule.Name.Value));
        }
        return found;
    }

    /// <summary>A text with the new number wherever it names the old one; null where it does not.</summary>
    public static StaleText? Replace(string text, double old, double value)
    {
        string? said = null;
        var templates = Template().Matches(text);
        var suggestion = NumberWithUnit().Replace(text, match =>
        {
            if (templates.Any(t => match.Index >= t.Index && match.Index < t.Index + t.Length)) return match.Value;
            var (digits, unit) = (match.Groups["number"], match.Groups["unit"].Value);
            foreach (var factor in Factors(unit))
            {
                if (!Near(Number(digits.ValueSpan), old * factor)) continue;
                said ??= match.Value.Trim();
                var scaled = Math.Round(value * factor, 12);
                return string.Concat(NumberWriter.Format(scaled, NumberForm.Decimal), match.Value.AsSpan(digits.Length));
            }
            return match.Value;
        });
        return said is null ? null : new StaleText("", said, suggestion);
    }

    /// <summary>What the number of the expression is multiplied with where a text names it in a unit.</summary>
    private static double[] Factors(string unit) => unit.ToUpperInvariant() switch
    {
        "%" or "PERCENT" => [100, 1],
        "MS" => [1000, 1],
        "S" or "SEC" or "SECOND" or "SECONDS" => [1, 0.001],
        "M" or "MIN" or "MINUTE" or "MINUTES" => [1.0 / 60, 1],
        "H" or "HOUR" or "HOURS" => [1.0 / 3600, 1],
        "D" or "DAY" or "DAYS" => [1.0 / 86_400, 1],
        "K" or "KB" => [1e-3, 1],
        "KIB" => [1.0 / 1024],
        "MB" => [1e-6, 1],
        "MIB" => [1.0 / (1024 * 1024)],
        "GB" or "G" => [1e-9, 1.0 / (1024 * 1024 * 1024), 1],
        "GIB" => [1.0 / (1024 * 1024 * 1024)],
        _ => [1],
    };

    private static double Number(ReadOnlySpan<char> digits) => double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

    [GeneratedRegex(@"(?<![\w.-])(?<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)(?:\s?(?<unit>%|percent|ms|seconds?|sec|s|minutes?|min|m|hours?|h|days?|d|[KMG]i?B|[KG]))?(?![\w.]*[0-9])(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex("[0-9]{1,15}")]
    private static partial Regex NumberInName();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Template();
}
