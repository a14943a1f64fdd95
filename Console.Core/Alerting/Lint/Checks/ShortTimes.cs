using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Windows with too few samples in them, and a <c>for</c> that a single evaluation decides.</summary>
internal sealed class ShortTimes() : RuleCheck(Window, For)
{
    private static readonly LintCheck Window = new("window-too-short", LintSeverity.Warning, "promql/rate", "promql/range_query");

    private static readonly LintCheck For = new("for-too-short", LintSeverity.Warning, "alerts/for");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (rule.Around.ScrapeInterval is { } scrape)
        {
            foreach (var use in rule.Expression.Selectors.Where(u => u.Window < 2 * scrape.TotalSeconds && u.Function?.Function?.Name is "rate" or "irate" or "increase" or "delta" or "idelta" or "deriv" or "changes"))
            {
                var window = ((MatrixSelector)use.Path[^1]).Window;
                yield return rule.Suspect(Window, window.Range, $"samples come every {PrometheusDuration.Format(scrape)}: in this window there are often less than the two that {use.Function!.Name}() needs; take {PrometheusDuration.Format(4 * scrape)} or more",
                    rule.Replaced(window, PrometheusDuration.Format(4 * scrape)));
            }
        }
        if (rule.Rule is { IsAlert: true, ForText: { } written } && (rule.Rule.Group.Interval ?? rule.Around.EvaluationInterval) is { } interval && rule.Rule.For > TimeSpan.Zero && rule.Rule.For < 2 * interval)
            yield return new Suspicion(For, written, new TextRange(0, written.Value.Length), $"the rule is evaluated every {PrometheusDuration.Format(interval)}: this waits for one evaluation more, or none; take {PrometheusDuration.Format(2 * interval)} or more, or leave it out");
    }
}
