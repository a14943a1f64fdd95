namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>How bad a finding is.</summary>
public enum LintSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>The rule cannot do what it says.</summary>
    Error,
}

/// <summary>Something rules are checked for; docs/lint.md has a section for each.</summary>
/// <param name="Id">Its name, such as <c>self-division</c>: in findings, in docs/lint.md and in comments that suppress it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="PintNames">What pint calls the same or wider; comments made for pint count here too.</param>
public sealed record LintCheck(string Id, LintSeverity Severity, params IReadOnlyList<string> PintNames)
{
    /// <summary>Where it is explained, from the repository's root.</summary>
    public string Page => $"docs/lint.md#{Id}";
}
