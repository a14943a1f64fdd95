using OperatorConsole.Core.Alerting.Lint;

namespace OperatorConsole.Tests.Core.Alerting;

/// <summary>Rules in files of their own, checked.</summary>
internal static class LintedRule
{
    /// <summary>The checks that found something, in the order of the file.</summary>
    public static string Checks(string expr, string more = "", LintSurroundings? around = null) => string.Join(' ', Findings(expr, more, around).Select(f => f.Check.Id));

    public static IReadOnlyList<LintFinding> Findings(string expr, string more = "", LintSurroundings? around = null) =>
        Linter.Examine(File("Alert", expr, more), around ?? LintSurroundings.Unknown);

    public static string File(string name, string expr, string more = "") =>
        $"groups:\n- name: g\n  rules:\n  - alert: {name}\n    expr: |\n      {expr.ReplaceLineEndings("\n      ")}\n    {more.ReplaceLineEndings("\n    ")}\n";
}
