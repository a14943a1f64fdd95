using OperatorConsole.Core.Alerting.Lint;

namespace OperatorConsole.Web.Api;

/// <summary>A finding as the API and the command lint tell it.</summary>
internal sealed record FindingJson(
    string Check, LintSeverity Severity, string? Group, string? Rule, int Line, int Column, int Start, int End, string Message, string? Correction, string Page)
{
    public static FindingJson Of(LintFinding finding) => new(
        finding.Check.Id, finding.Check.Severity, finding.Rule?.Group.Name, finding.Rule?.Name.Value, finding.Position.Line, finding.Position.Column,
        finding.Range.Start, finding.Range.End, finding.Message, finding.Correction, finding.Check.Page);
}
