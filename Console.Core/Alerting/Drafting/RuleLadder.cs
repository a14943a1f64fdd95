using OperatorConsole.Core.Alerting.Listing;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>Rules that ask the same with other numbers: a warning below its critical alert.</summary>
public static class RuleLadder
{
    /// <summary>The other rungs of a rule's ladder.</summary>
    public static IReadOnlyList<RuleRow> Siblings(RuleRow rule, IEnumerable<RuleRow> rules) =>
        rule.IsAlert && Shape(rule) is { } shape ? [.. rules.Where(r => r.IsAlert && r.Key != rule.Key && Shape(r) == shape)] : [];

    /// <summary>The expression without blanks and with holes for its numbers; null where it has none.</summary>
    private static string? Shape(RuleRow rule)
    {
        var thresholds = rule.Thresholds;
        if (thresholds.Count == 0) return null;
        var text = rule.Known?.Rule.Expr.Value ?? rule.Expr;
        foreach (var threshold in thresholds.Reverse()) text = string.Concat(text.AsSpan(0, threshold.Range.Start), "#", text.AsSpan(threshold.Range.End));
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
