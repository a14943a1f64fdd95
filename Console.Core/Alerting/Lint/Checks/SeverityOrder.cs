using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>A warning that comes after its critical alert: two rules that differ only in the number, and the numbers are the wrong way round.</summary>
internal static class SeverityOrder
{
    private static readonly string[] Mild = ["info", "warning", "warn"];
    private static readonly string[] Severe = ["critical", "error", "page"];

    public static LintCheck Check { get; } = new("severity-order", LintSeverity.Warning);

    public static IEnumerable<(Rule Rule, Suspicion Suspicion)> Examine(RuleFile file)
    {
        var ranked = file.Rules.Where(r => r.IsAlert && (Is(r, Mild) || Is(r, Severe))).ToList();
        if (!ranked.Exists(r => Is(r, Mild)) || !ranked.Exists(r => Is(r, Severe))) yield break;
        var rungs = ranked.Where(r => r.Analysis is not null).Select(Rung).OfType<(Rule Rule, Threshold Threshold, string Shape)>();
        foreach (var ladder in rungs.GroupBy(r => r.Shape).Where(g => g.Count() > 1))
        {
            foreach (var severe in ladder.Where(r => Is(r.Rule, Severe)))
            {
                var op = severe.Threshold.Comparison.Operator;
                var mild = ladder.FirstOrDefault(m => Is(m.Rule, Mild) && (m.Threshold.Value == severe.Threshold.Value ? m.Rule.For >= severe.Rule.For : !Constants.Holds(severe.Threshold.Value, op, m.Threshold.Value)));
                if (mild.Rule is null) continue;
                yield return (severe.Rule, new Suspicion(Check, severe.Rule.Expr, severe.Threshold.Range,
                    $"“{mild.Rule.Name}” ({mild.Rule.Label("severity")}) has {Printer.Print(mild.Threshold.Value)} for the same: it comes no earlier than this one ({severe.Rule.Label("severity")})"));
            }
        }
    }

    private static bool Is(Rule rule, string[] severities) => rule.Label("severity") is { } severity && severities.Contains(severity, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule's one threshold, and its expression with a hole where that stands.</summary>
    private static (Rule, Threshold, string)? Rung(Rule rule)
    {
        if (rule.Analysis!.Thresholds.All.Where(t => !t.IsGuard).ToList() is not [{ Role: ThresholdRole.Bound, Comparison.Operator: not (BinaryOperator.Equal or BinaryOperator.NotEqual) } threshold]) return null;
        var text = rule.Expr.Value;
        return (rule, threshold, string.Concat(Tight(text[..threshold.Range.Start]), "0", Tight(text[threshold.Range.End..])));

        // Two rules of a ladder are written alike but for their blanks.
        static string Tight(string part) => string.Concat(part.Where(c => !char.IsWhiteSpace(c)));
    }
}
