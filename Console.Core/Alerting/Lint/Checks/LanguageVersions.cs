namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>What only some servers understand: <c>limitk(5, x)</c>, functions of MetricsQL.</summary>
internal sealed class LanguageVersions() : RuleCheck(Refused, Maybe)
{
    private static readonly LintCheck Refused = new("promql-version", LintSeverity.Error, "promql/syntax");

    private static readonly LintCheck Maybe = new("promql-newer", LintSeverity.Information, "promql/syntax");

    public override IEnumerable<Suspicion> Examine(RuleUnderLint rule)
    {
        foreach (var notice in rule.Rule.Parsed.Notices)
        {
            if (rule.Around.Version is not { } version) yield return rule.Suspect(Maybe, notice.Range, notice.ToString());
            else if (!notice.IsUnderstoodBy(version)) yield return rule.Suspect(Refused, notice.Range, $"{notice}; the server is {version}");
            else if (notice.FeatureFlag is not null) yield return rule.Suspect(Maybe, notice.Range, notice.ToString());
        }
    }
}
