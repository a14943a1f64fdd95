using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Alerts without any condition, which fire as long as there are series: <c>sum(rate(x[5m]))</c>.</summary>
internal sealed class NoCondition() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("no-condition", LintSeverity.Warning, "alerts/comparison");

    private static readonly string[] HeartbeatNames = ["watchdog", "deadman", "heartbeat", "always"];

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule) =>
        rule.Rule.IsAlert && !IsHeartbeat(rule) && !IsConditional(rule.Root)
            ? [rule.Suspect(Check, rule.Root, "nothing is compared: this fires for every series there is, whatever its value")]
            : [];

    /// <summary>An alert that shall always fire, so that silence is noticed.</summary>
    private static bool IsHeartbeat(RuleUnderLint rule) =>
        Constants.ValueOf(rule.Root) is not null && HeartbeatNames.Any(w => rule.Rule.Name.Value.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool IsConditional(Expr expr) => expr switch
    {
        BinaryExpr { Operator: BinaryOperator.Or } or => IsConditional(or.Left) && IsConditional(or.Right),
        BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } => true,
        BinaryExpr { Modifiers.IsBool: true } => true, // always-fires tells of it
        BinaryExpr { Operator: var op } when op.IsComparison() => true,
        Call { Function: null or { Name: "absent" or "absent_over_time" } } => true,
        // ALERTS is there only while something is wrong.
        VectorSelector { Metric: "ALERTS" } => true,
        _ => expr.Children.Any(IsConditional),
    };
}
