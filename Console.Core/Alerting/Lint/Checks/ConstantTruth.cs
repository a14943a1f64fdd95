using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Alerts that hold always or never, whatever is measured: <c>rate(x[5m]) >= 0</c>, <c>sum(a{e="1"}) / sum(a) > 5</c>, <c>x > bool 5</c>.</summary>
internal sealed class ConstantTruth() : RuleCheck(Always, Never)
{
    private static readonly LintCheck Always = new("always-fires", LintSeverity.Error, "alerts/comparison");

    private static readonly LintCheck Never = new("never-fires", LintSeverity.Error, "promql/impossible");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (!rule.Rule.IsAlert) yield break;
        if (rule.Root.Unwrapped is BinaryExpr { Modifiers.IsBool: true } answer)
        {
            var filter = answer.Left.Type == ExprType.Scalar && answer.Right.Type == ExprType.Scalar ? null : Without(rule, answer);
            yield return rule.Suspect(Always, answer.OperatorRange, "“bool” gives 0 instead of nothing, and an alert fires for a 0 as for any other value", filter);
        }
        foreach (var comparison in rule.Expression.Comparisons.Where(c => c.Value is { } value && !double.IsNaN(value) && !c.Node.Modifiers.IsBool))
        {
            var range = ValueRange.Of(comparison.Measured);
            var truth = range.Compare(comparison.Operator, comparison.Value!.Value);
            if (truth == false) yield return rule.Suspect(Never, comparison.Node, $"this never holds: {Shown(comparison, range)}{Hint(comparison, range)}");
            else if (truth == true && comparison.Context == ExprContext.Top) yield return rule.Suspect(Always, comparison.Node, $"this holds for every series there is: {Shown(comparison, range)}");
        }
    }

    private static string Without(RuleUnderLint rule, BinaryExpr answer)
    {
        var text = rule.Rule.Expr.Value;
        var behind = text.AsSpan(answer.OperatorRange.End).TrimStart();
        return string.Concat(text.AsSpan(0, answer.OperatorRange.End), behind[4..]).Trim();
    }

    private static string Shown(Comparison comparison, ValueRange range)
    {
        var measured = comparison.Measured.ToString();
        var what = measured.Length > 80 ? "what is measured" : $"“{measured}”";
        return (range.Low, range.High) switch
        {
            var (low, high) when low == high => $"{what} is always {Printer.Print(low)}",
            (_, double.PositiveInfinity) => $"{what} is never less than {Printer.Print(range.Low)}",
            (double.NegativeInfinity, _) => $"{what} is never more than {Printer.Print(range.High)}",
            _ => $"{what} lies between {Printer.Print(range.Low)} and {Printer.Print(range.High)}",
        };
    }

    private static string Hint(Comparison comparison, ValueRange range) =>
        range is { Low: 0, High: 1 } && comparison.Value is > 1 and <= 100 ? FormattableString.Invariant($"; {comparison.Value} % is {comparison.Value / 100}") : "";
}
