using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>A rule whose expression was read, with what the checks need to know around it.</summary>
internal sealed record RuleUnderLint(Rule Rule, ExpressionAnalysis Expression, LintSurroundings Around)
{
    public Expr Root => Expression.Root;

    /// <summary>Comparisons with a number, from left to right.</summary>
    public IEnumerable<Comparison> Bounds => Expression.Comparisons.Where(c => c.Value is not null);

    public Suspicion Suspect(LintCheck check, Expr part, string message, string? correction = null) => Suspect(check, part.Range, message, correction);

    public Suspicion Suspect(LintCheck check, TextRange part, string message, string? correction = null) => new(check, Rule.Expr, part, message, correction);

    /// <summary>The expression with a part of it written otherwise; its other text stays as it is.</summary>
    public string Replaced(Expr part, string by)
    {
        var text = Rule.Expr.Value;
        return string.Concat(text.AsSpan(0, part.Range.Start), by, text.AsSpan(part.Range.End)).Trim();
    }

    /// <summary>All texts people read: the name, and the annotations without their templates.</summary>
    public IEnumerable<YamlText> Words => Rule.Annotations.Select(a => a.Value).Prepend(Rule.Name);
}
