using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Core.Alerting.Rules;

/// <summary>An alerting or recording rule as it stands in a file.</summary>
public sealed class Rule
{
    private ParsedExpression? _parsed;
    private ExpressionAnalysis? _analysis;

    internal Rule(RuleGroup group, int index, TextRange range)
    {
        Group = group;
        Index = index;
        Range = range;
    }

    /// <summary>The group it stands in.</summary>
    public RuleGroup Group { get; }

    /// <summary>Its place among the rules of the group, from 0.</summary>
    public int Index { get; }

    /// <summary>Its place in the file.</summary>
    public TextRange Range { get; }

    /// <summary>Whether it alerts; else it records a series.</summary>
    public bool IsAlert { get; internal init; }

    /// <summary>The alert, or the series it records.</summary>
    public required YamlText Name { get; init; }

    /// <summary>The expression.</summary>
    public required YamlText Expr { get; init; }

    /// <summary>How long the expression must hold before the alert fires, as it is written; null where nothing is.</summary>
    public YamlText? ForText { get; internal init; }

    /// <summary>The same as a time; nothing where it is not written.</summary>
    public TimeSpan For { get; internal init; }

    /// <summary>How long the alert fires on, as it is written; null where nothing is.</summary>
    public YamlText? KeepFiringForText { get; internal init; }

    /// <summary>How long the alert fires on when the expression holds no more; nothing where it is not written.</summary>
    public TimeSpan KeepFiringFor { get; internal init; }

    /// <summary>Labels put on what it gives.</summary>
    public IReadOnlyList<RuleText> Labels { get; internal init; } = [];

    /// <summary>Texts for people.</summary>
    public IReadOnlyList<RuleText> Annotations { get; internal init; } = [];

    /// <summary>The expression, read.</summary>
    public ParsedExpression Parsed => _parsed ??= PromQlParser.Parse(Expr.Value);

    /// <summary>What the expression means; null where it is none.</summary>
    public ExpressionAnalysis? Analysis => _analysis ??= Parsed.Root is { } root ? ExpressionAnalysis.Of(root, Expr.Value) : null;

    /// <summary>The value of a label it puts on; null where it does not.</summary>
    public string? Label(string name) => Labels.FirstOrDefault(l => l.Name.Value == name)?.Value.Value;
}

/// <summary>A label or annotation of a rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its text, which may be a template.</param>
public sealed record RuleText(YamlText Name, YamlText Value);
