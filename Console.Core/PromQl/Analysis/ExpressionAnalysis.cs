namespace OperatorConsole.Core.PromQl;

/// <summary>What an expression means, as far as its text tells.</summary>
public sealed class ExpressionAnalysis
{
    private ExpressionAnalysis(Expr root, string text)
    {
        Root = root;
        Text = text;
        Selectors = SelectorUse.In(root);
        Comparisons = Comparison.In(root);
        Thresholds = Thresholds.Find(root, text, Comparisons);
        Knobs = Knob.In(root);
    }

    /// <summary>The expression.</summary>
    public Expr Root { get; }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>The series it reads, from left to right.</summary>
    public IReadOnlyList<SelectorUse> Selectors { get; }

    /// <summary>Its comparisons, from left to right.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The numbers that decide when it holds.</summary>
    public Thresholds Thresholds { get; }

    /// <summary>Other numbers an operator may turn.</summary>
    public IReadOnlyList<Knob> Knobs { get; }

    /// <summary>Its function calls, from left to right.</summary>
    public IEnumerable<Call> Calls => Root.SelfAndDescendants().OfType<Call>();

    /// <summary>Its aggregations, from left to right.</summary>
    public IEnumerable<AggregateExpr> Aggregations => Root.SelfAndDescendants().OfType<AggregateExpr>();

    /// <summary>Which labels its series can have.</summary>
    public LabelShape Labels => LabelShape.Of(Root);

    /// <summary>Analyses an expression that was read.</summary>
    public static ExpressionAnalysis Of(Expr root, string text) => new(root, text);
}
