using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>Clients' mistakes counted as the server's failures: <c>status_code=~"4..|5.."</c>.</summary>
internal sealed class ClientErrors() : RuleCheck(Check)
{
    private static readonly LintCheck Check = new("client-errors", LintSeverity.Warning);

    private static readonly string[] StatusLabels = ["status", "status_code", "code", "http_status", "http_code", "response_code", "http_response_status_code"];

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        if (!rule.Rule.IsAlert || rule.Words.Any(w => w.Value.Contains("4xx", StringComparison.OrdinalIgnoreCase) || w.Value.Contains("client", StringComparison.OrdinalIgnoreCase))) return [];
        return
            from use in rule.Expression.Selectors
            from matcher in use.Selector.Matchers
            where matcher.Operator == MatchOperator.Matches && StatusLabels.Contains(matcher.Name.Text) && TakesBoth(matcher.Value.Value)
            select rule.Suspect(Check, matcher.ValueRange, "this counts 4xx, the clients' own mistakes (401, 404, 429), as failures of the server",
                string.Concat(rule.Rule.Expr.Value.AsSpan(0, matcher.ValueRange.Start), "\"5..\"", rule.Rule.Expr.Value.AsSpan(matcher.ValueRange.End)).Trim());
    }

    private static bool TakesBoth(string pattern)
    {
        if (LabelPattern.Of(pattern) is not { } regex) return false;
        return regex.IsMatch("404") && regex.IsMatch("500") && !regex.IsMatch("200");
    }
}
