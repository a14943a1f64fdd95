using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Buckets used as if each were a count of its own: <c>sum(rate(x_bucket[5m]))</c>, and quantiles of what has no buckets.</summary>
internal sealed class Buckets() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("bucket-misuse", LintSeverity.Warning);

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        foreach (var use in rule.Expression.Selectors)
        {
            if (use.Selector.Metric is not { } metric) continue;
            var quantile = use.Path.OfType<Call>().FirstOrDefault(c => c.Function?.Name is "histogram_quantile" or "histogram_fraction" or "histogram_quantiles");
            if (quantile is null)
            {
                if (metric.EndsWith("_bucket", StringComparison.Ordinal) && IsSummed(use) && !use.Selector.Matchers.Any(m => m.Name.Text == "le"))
                    yield return rule.Suspect(Check, use.Selector, $"each bucket counts all that is in the smaller ones too: their sum counts requests many times; use {metric[..^7]}_count");
            }
            else if (metric.EndsWith("_sum", StringComparison.Ordinal) || metric.EndsWith("_count", StringComparison.Ordinal))
                yield return rule.Suspect(Check, use.Selector, $"a quantile is made of buckets: {metric[..metric.LastIndexOf('_')]}_bucket");
            else if (metric.EndsWith("_bucket", StringComparison.Ordinal) && !use.HasWindow && !metric.Contains(':', StringComparison.Ordinal))
                yield return rule.Suspect(Check, use.Selector, "without rate() this is the quantile of all requests since the process started", rule.Replaced(use.Selector, $"rate({use.Selector.Range.Of(rule.Rule.Expr.Value)}[5m])"));
        }
    }

    private static bool IsSummed(SelectorUse use) => use.Path.OfType<AggregateExpr>().LastOrDefault() is { Aggregation: Aggregation.Sum } sum && !LabelShape.Of(sum).CanHave("le");
}
