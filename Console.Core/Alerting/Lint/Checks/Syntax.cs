using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Expressions that are none: <c>up == </c>.</summary>
internal static class Syntax
{
    public static LintCheck Check { get; } = new("promql-syntax", LintSeverity.Error, "promql/syntax");

    public static IEnumerable<Suspicion> Examine(Rule rule) =>
        rule.Parsed.Error is { } error ? [new Suspicion(Check, rule.Expr, error.Range, error.Message)] : [];
}
