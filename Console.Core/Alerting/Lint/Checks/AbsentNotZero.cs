using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Alerts for what does not happen that need it to have happened: <c>sum(rate(x[5m])) == 0</c> is silent where there is no x at all.</summary>
internal sealed class AbsentNotZero() : RuleCheck(Check, Part)
{
    private static readonly LintCheck Check = new("absent-not-zero", LintSeverity.Warning, "promql/fragile");

    private static readonly LintCheck Part = new("absent-part", LintSeverity.Information, "promql/fragile");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (!rule.Rule.IsAlert || rule.Expression.Calls.Any(c => c.Function?.Name is "absent" or "absent_over_time")) yield break;
        foreach (var comparison in rule.Bounds.Where(c => IsLow(c) && IsFlow(c.Measured) && !HasDefault(c.Measured)))
            yield return rule.Suspect(Check, comparison.Node.Range, "this is silent where there is no series at all: after a restart, before the first request, when the target is gone; absent is not zero", Corrected(rule, comparison));
        foreach (var division in rule.Root.SelfAndDescendants().OfType<BinaryExpr>().Where(IsRest))
        {
            var part = ((BinaryExpr)division.Right.Unwrapped).Left;
            yield return rule.Suspect(Part, part.Range, "there is no value at all while no series matches here, where the share is 0 and the rest is all",
                rule.Replaced(part, $"({part.Range.Of(rule.Rule.Expr.Value)} or vector(0))"));
        }
    }

    private static bool IsLow(Comparison comparison) => comparison.Operator switch
    {
        BinaryOperator.Equal or BinaryOperator.LessOrEqual when comparison.Value == 0 => true,
        BinaryOperator.Less or BinaryOperator.LessOrEqual => comparison.Value > 0,
        _ => false,
    };

    /// <summary>Whether it counts what happens, alone or summed; of ratios and gauges one expects no zero.</summary>
    private static bool IsFlow(Expr measured) => measured switch
    {
        ParenExpr paren => IsFlow(paren.Inner),
        AggregateExpr { Aggregation: Aggregation.Sum } sum => IsFlow(sum.Inner),
        AggregateExpr { Aggregation: Aggregation.Count } => true,
        Call { Function.Name: "rate" or "irate" or "increase" or "count_over_time" or "changes" } => true,
        _ => false,
    };

    private static bool HasDefault(Expr measured) => measured.SelfAndDescendants().Any(e => e is BinaryExpr { Operator: BinaryOperator.Or });

    /// <summary><c>1 - sum(x{a="b"}) / sum(x)</c>.</summary>
    private static bool IsRest(BinaryExpr binary) =>
        binary.Operator == BinaryOperator.Subtract && Constants.ValueOf(binary.Left) is 1 or 100 && binary.Right.Unwrapped is BinaryExpr share && PartOfWhole.IsAggregated(share) && share.Left.ToString() != share.Right.ToString();

    private static string? Corrected(RuleUnderLint rule, Comparison comparison)
    {
        var measured = comparison.Measured.Unwrapped;
        if (measured is AggregateExpr { Grouping: null }) return rule.Replaced(comparison.Measured, $"({measured.Range.Of(rule.Rule.Expr.Value)} or vector(0))");
        if (comparison.Context != ExprContext.Top || rule.Expression.Selectors is not [{ Selector: var selector }]) return null;
        return $"{rule.Rule.Expr.Value.Trim()} or absent({selector.Range.Of(rule.Rule.Expr.Value)})";
    }
}
