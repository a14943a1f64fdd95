using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Counters that are compared as they stand, and gauges taken for counters.</summary>
internal sealed class CounterUse() : RuleCheck(Raw, Gauge)
{
    private static readonly LintCheck Raw = new("counter-without-rate", LintSeverity.Warning, "promql/counter");

    private static readonly LintCheck Gauge = new("gauge-in-rate", LintSeverity.Warning, "promql/rate");

    private static readonly string[] GaugeEndings = ["_ratio", "_percent", "_percentage", "_celsius", "_bytes", "_timestamp_seconds", "_in_flight", "_info", "_usage", "_temperature", "_utilization"];

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule) => rule.Expression.Selectors.SelectMany(use => Examine(rule, use));

    private static IEnumerable<Suspicion> Examine(RuleUnderLint rule, SelectorUse use)
    {
        if (use.Selector.Metric is not { } metric) yield break;
        var type = rule.Around.Metrics?.Find(metric)?.Type;
        var counts = use.Function?.Function?.Name is "rate" or "irate" or "increase";
        if (counts && (type == "gauge" || (type is null && (metric == "up" || GaugeEndings.Any(e => metric.EndsWith(e, StringComparison.Ordinal))))))
            yield return rule.Suspect(Gauge, use.Selector, $"{metric} {(type is null ? "looks like" : "is")} a gauge: each time it falls, {use.Function!.Name}() takes that for a restart; use delta(), deriv() or avg_over_time()");
        if (IsCounter(metric, type) && !use.HasWindow && IsCompared(rule, use) is { } comparison)
            yield return rule.Suspect(Raw, use.Selector, Says(metric, comparison), Corrected(rule, use, comparison));
    }

    private static bool IsCounter(string metric, string? type) => type is null ? metric.EndsWith("_total", StringComparison.Ordinal) : type == "counter" && !metric.EndsWith("_created", StringComparison.Ordinal);

    /// <summary>The comparison its value reaches through arithmetic, sums and the like; others take it otherwise than as a count.</summary>
    private static Comparison? IsCompared(RuleUnderLint rule, SelectorUse use)
    {
        foreach (var outer in use.Path.Reverse())
        {
            switch (outer)
            {
                case BinaryExpr { Operator: var op } when op.IsComparison(): return rule.Expression.Comparisons.First(c => c.Node == outer);
                // How much it grew since another time is as good as a rate.
                case BinaryExpr { Operator: BinaryOperator.Subtract, Left.Type: ExprType.InstantVector, Right.Type: ExprType.InstantVector }: return null;
                case ParenExpr or BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide }: continue;
                case AggregateExpr { Aggregation: Aggregation.Sum or Aggregation.Avg or Aggregation.Max or Aggregation.Min or Aggregation.Topk or Aggregation.Bottomk }: continue;
                default: return null;
            }
        }
        return null;
    }

    private static string Says(string metric, Comparison comparison) => comparison.Class == ComparisonClass.Presence
        ? $"{metric} is a counter: once it is above 0 it stays there until the process restarts, and so does the alert"
        : $"{metric} is a counter: its value says how long the process runs more than how often something happens; compare its rate() or increase()";

    private static string? Corrected(RuleUnderLint rule, SelectorUse use, Comparison comparison) =>
        comparison.Class == ComparisonClass.Presence ? rule.Replaced(use.Selector, $"increase({use.Selector.Range.Of(rule.Rule.Expr.Value)}[5m])") : null;
}
