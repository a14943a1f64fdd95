using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Quantiles whose buckets were lost, or that are computed for each series on its own.</summary>
internal sealed class QuantileLabels() : RuleCheck(WithoutLe, Unaggregated)
{
    private static readonly LintCheck WithoutLe = new("quantile-without-le", LintSeverity.Error, "promql/vector_matching");

    private static readonly LintCheck Unaggregated = new("quantile-unaggregated", LintSeverity.Warning);

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        foreach (var quantile in rule.Expression.Calls.Where(c => c.Function?.Name == "histogram_quantile"))
        {
            var buckets = quantile.Arguments[1];
            var isClassic = buckets.SelfAndDescendants().OfType<VectorSelector>().Any(s => s.Metric?.EndsWith("_bucket", StringComparison.Ordinal) == true);
            if (!isClassic) continue;
            if (!LabelShape.Of(buckets).CanHave("le"))
                yield return rule.Suspect(WithoutLe, buckets.Range, "the aggregation drops the label “le”, so there are no buckets left and no quantile", WithLe(rule, buckets));
            else if (!buckets.SelfAndDescendants().OfType<AggregateExpr>().Any() && !IsOneSeries(buckets) && rule.Rule.IsAlert)
                yield return rule.Suspect(Unaggregated, buckets.Range, "this is a quantile for each combination of labels, and an alert for each; sum the buckets by “le” first",
                    rule.Replaced(buckets, $"sum by (le) ({buckets.Range.Of(rule.Rule.Expr.Value)})"));
        }
    }

    private static string? WithLe(RuleUnderLint rule, Expr buckets)
    {
        if (buckets.Unwrapped is not AggregateExpr { Aggregation: Aggregation.Sum } sum) return null;
        var inner = sum.Inner.Range.Of(rule.Rule.Expr.Value);
        return sum.Grouping switch
        {
            null => rule.Replaced(sum, $"sum by (le) ({inner})"),
            { IsWithout: false } grouping => rule.Replaced(sum, $"sum by ({string.Join(", ", grouping.Labels.Select(l => l.Text).Append("le"))}) ({inner})"),
            _ => null,
        };
    }

    /// <summary>A recording rule's buckets are aggregated where they are recorded.</summary>
    private static bool IsOneSeries(Expr buckets) => buckets.SelfAndDescendants().OfType<VectorSelector>().Any(s => s.Metric?.Contains(':', StringComparison.Ordinal) == true);
}
