using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Texts that name another number than the expression: “above 5%” beside <c>> 0.1</c>.</summary>
internal sealed partial class StaleNumbers() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("stale-number", LintSeverity.Warning, "alerts/annotation");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        var numbers = rule.Expression.Comparisons.Where(c => c.Value is not null).Select(c => c.Value!.Value).ToList();
        if (!rule.Rule.IsAlert || numbers.Count == 0) yield break;
        foreach (var annotation in rule.Rule.Annotations.Where(a => a.Value.Value.AsSpan().IndexOfAnyInRange('0', '9') >= 0))
        {
            foreach (var said in Comparing().Matches(annotation.Value.Value).Cast<Match>())
            {
                var number = double.Parse(said.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
                var meanings = Meanings(number, said.Groups["unit"].Value).ToList();
                if (numbers.Exists(n => meanings.Exists(m => IsNear(m, n) || IsNear(m, 1 - n) || IsNear(m, 100 - n))) || IsTime(rule, meanings)) continue;
                var group = said.Groups["said"];
                yield return new Suspicion(Check, annotation.Value, new TextRange(group.Index, group.Index + group.Length),
                    $"the text says “{group.Value.Trim()}”, the expression compares with {string.Join(" and ", numbers.Distinct().Select(Printer.Print))}");
            }
        }
    }

    /// <summary>What a number with a unit can stand as in an expression: 5 % as 5 and 0.05, 200 ms as 200 and 0.2.</summary>
    private static IEnumerable<double> Meanings(double number, string unit)
    {
        yield return number;
        foreach (var factor in unit.ToUpperInvariant() switch
        {
            "%" or "PERCENT" => (double[])[0.01],
            "MS" => [0.001],
            "M" or "MIN" or "MINUTE" or "MINUTES" => [60, 60_000],
            "H" or "HOUR" or "HOURS" => [3600, 3_600_000, 60],
            "D" or "DAY" or "DAYS" => [86_400, 24],
            "S" or "SEC" or "SECOND" or "SECONDS" => [1000],
            "K" or "KB" or "KIB" => [1e3, 1024],
            "MB" or "MIB" => [1e6, 1024 * 1024],
            "G" or "GB" or "GIB" => [1e9, 1024 * 1024 * 1024],
            "T" or "TB" or "TIB" => [1e12, 1024.0 * 1024 * 1024 * 1024],
            _ => [],
        })
            yield return number * factor;
    }

    /// <summary>“for more than 5 minutes” tells of the time, not of the bound.</summary>
    private static bool IsTime(RuleUnderLint rule, List<double> meanings) =>
        meanings.Exists(m => IsNear(m, rule.Rule.For.TotalSeconds) || IsNear(m, rule.Rule.For.TotalMinutes) || rule.Expression.Knobs.Any(k => IsNear(m, k.Value) || IsNear(m, k.Value * 100)));

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));

    [GeneratedRegex(@"\b(?<said>(?:above|below|over|under|exceed(?:s|ed|ing)?|(?:more|less|greater|higher|lower|fewer) than|at least|at most)\s+\$?(?<number>\d{1,15}(?:\.\d{1,15})?)\s*(?<unit>%|percent|ms|seconds?|sec|s|minutes?|min|m|hours?|h|days?|d|[KMGT]i?B|[KGT])?)(?![\w.]{0,15}\d)(?!\w)|(?<said>[<>]=?\s*\$?(?<number>\d{1,15}(?:\.\d{1,15})?)\s*(?<unit>%|percent|ms|seconds?|sec|s|minutes?|min|m|hours?|h|days?|d|[KMGT]i?B|[KGT])?)(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Comparing();
}
