using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Counts in groups that hold one series at most: <c>count by (provider) (breaker{state="open"} == 1) > 3</c>.</summary>
internal sealed class CountPerGroup() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("count-cannot-exceed", LintSeverity.Error);

    // What tells replicas of one service apart; there may be several of those.
    private static readonly string[] TargetLabels = ["instance", "job", "exported_job", "exported_instance", "pod", "namespace", "container", "cluster"];

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        foreach (var comparison in rule.Bounds)
        {
            if (comparison.Operator is not (BinaryOperator.Greater or BinaryOperator.GreaterOrEqual) || comparison.Value < 1) continue;
            if (comparison.Measured.Unwrapped is not AggregateExpr { Aggregation: Aggregation.Count } count || !CanBeOne(count, rule.Around.Metrics)) continue;
            var groups = count.Grouping is { IsWithout: false } by ? string.Join(", ", by.Labels) : "group";
            yield return rule.Suspect(Check, comparison.Node.Range, $"for each {groups} there is one series at most (of each replica), so the count never gets beyond that; count all of them: leave out “by”",
                count.Grouping is { IsWithout: false } ? rule.Replaced(count, $"count({count.Inner.Range.Of(rule.Rule.Expr.Value)})") : null);
        }
    }

    private static bool CanBeOne(AggregateExpr count, MetricCatalogue? metrics)
    {
        if (count.Inner.Unwrapped is VectorSelector or BinaryExpr && Known(count, metrics)) return true;
        var inner = LabelShape.Of(count.Inner);
        return inner.IsOnly && inner.Labels.All(l => LabelShape.Of(count).CanHave(l));
    }

    /// <summary>Whether all labels of the metric that tell its series apart are fixed or grouped by.</summary>
    private static bool Known(AggregateExpr count, MetricCatalogue? metrics)
    {
        if (count.Grouping is not { IsWithout: false, Labels.Count: > 0 } by || metrics is null) return false;
        var selectors = count.Inner.SelfAndDescendants().OfType<VectorSelector>().ToList();
        if (selectors is not [{ Metric: { } metric } selector] || metrics.Find(metric) is not { } facts) return false;
        var isFixed = selector.Matchers.Where(m => m.Operator == MatchOperator.Equal).Select(m => m.Name.Text);
        return facts.Labels.Keys.Except(isFixed).Except(TargetLabels).All(l => by.Labels.Any(g => g.Text == l)) && !by.Labels.All(g => TargetLabels.Contains(g.Text));
    }
}
