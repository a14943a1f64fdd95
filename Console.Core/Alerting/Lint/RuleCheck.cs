namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Looks at one rule.</summary>
internal abstract class RuleCheck(params IReadOnlyList<LintCheck> checks)
{
    /// <summary>What it looks for.</summary>
    public IReadOnlyList<LintCheck> Checks => checks;

    public abstract IEnumerable<Suspicion> Examine(RuleUnderLint rule);
}
