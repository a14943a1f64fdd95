using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Events per second taken for a share: <c>rate(errors_total[5m]) > 0.05</c>, “error rate above 5%”.</summary>
internal sealed partial class RateAsPercentage() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("rate-as-percentage", LintSeverity.Error);

    // What tells failures apart, so that without it the selector takes all requests.
    private static readonly string[] OutcomeLabels = ["status", "status_code", "code", "outcome", "result", "error", "success", "http_status"];

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (!rule.Rule.IsAlert) yield break;
        foreach (var comparison in rule.Bounds)
        {
            if (comparison.Value is not (> 0 and < 1) || Units.Of(comparison.Measured) != MeasuredUnit.PerSecond || !SpeaksOfAShare(rule, comparison.Value.Value)) continue;
            yield return rule.Suspect(Check, comparison.Node.Range,
                FormattableString.Invariant($"this compares events per second with {comparison.Value}, not a share with {comparison.Value * 100} %: a busy service fires while healthy, a quiet one stays silent while it fails; divide by the rate of all requests"),
                Corrected(rule, comparison));
        }
    }

    private static bool SpeaksOfAShare(RuleUnderLint rule, double value)
    {
        if (ShareName().IsMatch(rule.Rule.Name.Value)) return true;
        var percent = (value * 100).ToString("0.####", CultureInfo.InvariantCulture);
        return rule.Words.Any(w => Percentage().Matches(w.Value).Any(m => m.Groups["number"].Value == percent));
    }

    private static string? Corrected(RuleUnderLint rule, Comparison comparison)
    {
        if (rule.Expression.Selectors is not [{ Selector: var part }] || part.Matchers.FirstOrDefault(m => OutcomeLabels.Contains(m.Name.Text)) is not { } outcome) return null;
        var others = part.Matchers.Where(m => m != outcome).Select(m => m.Range.Of(rule.Rule.Expr.Value)).ToList();
        var whole = others.Count > 0 ? $"{part.Metric}{{{string.Join(", ", others)}}}" : part.Metric;
        var measured = comparison.Measured.Unwrapped.Range.Of(rule.Rule.Expr.Value);
        var all = measured.Replace(part.Range.Of(rule.Rule.Expr.Value), whole, StringComparison.Ordinal);
        return comparison.Measured.Unwrapped is AggregateExpr
            ? rule.Replaced(comparison.Measured, $"{measured} / {all}")
            : rule.Replaced(comparison.Measured, $"sum({measured}) / sum({all})");
    }

    [GeneratedRegex("(Error|Failure|Fail|Hit|Miss|Success|Timeout)s?_?(Rate|Ratio|Percent|Percentage)", RegexOptions.IgnoreCase)]
    private static partial Regex ShareName();

    [GeneratedRegex(@"(?<number>\d{1,6}(\.\d{1,6})?)\s?(%|percent)", RegexOptions.IgnoreCase)]
    private static partial Regex Percentage();
}
