using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Ratios whose series find only themselves: <c>rate(x{layer=~"L1.*"}[15m]) / rate(x[15m])</c> is 1 for each of them.</summary>
internal sealed class SelfDivision() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("self-division", LintSeverity.Error, "promql/vector_matching");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule) =>
        from division in rule.Root.SelfAndDescendants().OfType<BinaryExpr>()
        where PartOfWhole.IsBare(division)
        let sums = $"sum({Text(rule, division.Left)}) / sum({Text(rule, division.Right)})"
        select rule.Suspect(Check, division.Range, "each series is divided by itself, because both sides have the same series: the result is always 1; sum both sides first", rule.Replaced(division, sums));

    private static string Text(RuleUnderLint rule, Expr side) => side.Unwrapped.Range.Of(rule.Rule.Expr.Value);
}
