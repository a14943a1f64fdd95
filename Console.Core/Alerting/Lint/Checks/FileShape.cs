namespace OperatorConsole.Core.Alerting.Lint.Checks;

/// <summary>What Prometheus refuses in a rule file before it reads any expression.</summary>
internal static class FileShape
{
    public static LintCheck Check { get; } = new("rule-file", LintSeverity.Error, "yaml/parse");
}
