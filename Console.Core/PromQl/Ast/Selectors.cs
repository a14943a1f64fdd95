namespace OperatorConsole.Core.PromQl;

/// <summary>A part that modifiers can stand behind.</summary>
public abstract class ModifiableExpr : Expr
{
    private protected ModifiableExpr(TextRange range, SelectorModifiers modifiers, params Expr[] children)
        : base(range, modifiers.Offset is { } offset ? [.. children, offset] : children) => Modifiers = modifiers;

    /// <summary>What stands behind it.</summary>
    public SelectorModifiers Modifiers { get; }

    internal abstract ModifiableExpr With(SelectorModifiers modifiers, int end);
}

/// <summary>The series of a metric that match, such as <c>http_requests_total{status="500"}</c>.</summary>
/// <param name="range">Its place.</param>
/// <param name="name">The metric before the braces.</param>
/// <param name="matchers">What stands in the braces.</param>
/// <param name="modifiers">What stands behind it.</param>
public sealed class VectorSelector(TextRange range, Name? name, IReadOnlyList<LabelMatcher> matchers, SelectorModifiers modifiers) : ModifiableExpr(range, modifiers)
{
    /// <summary>The metric before the braces; null where it is not there.</summary>
    public Name? Name => name;

    /// <summary>What stands in the braces.</summary>
    public IReadOnlyList<LabelMatcher> Matchers => matchers;

    /// <summary>The metric it selects; null where it selects by other labels or several metrics.</summary>
    public string? Metric { get; } = name?.Text ?? matchers.FirstOrDefault(m => m.Name.Text == LabelMatcher.MetricName && m.Operator == MatchOperator.Equal)?.Value.Value;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.InstantVector;

    internal override ModifiableExpr With(SelectorModifiers modifiers, int end) => new VectorSelector(new TextRange(Range.Start, end), name, matchers, modifiers);
}

/// <summary>A selector with a window, such as <c>http_requests_total[5m]</c>.</summary>
/// <param name="range">Its place.</param>
/// <param name="selector">What it selects.</param>
/// <param name="window">How long it looks back: a duration, or an expression of durations.</param>
/// <param name="modifiers">What stands behind it.</param>
public sealed class MatrixSelector(TextRange range, VectorSelector selector, Expr window, SelectorModifiers modifiers) : ModifiableExpr(range, modifiers, selector, window)
{
    /// <summary>What it selects.</summary>
    public VectorSelector Selector => selector;

    /// <summary>How long it looks back: a duration, or an expression of durations.</summary>
    public Expr Window => window;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.RangeVector;

    internal override ModifiableExpr With(SelectorModifiers modifiers, int end) => new MatrixSelector(new TextRange(Range.Start, end), selector, window, modifiers);
}

/// <summary>An expression evaluated again and again over a window, such as <c>rate(x[5m])[1h:1m]</c>.</summary>
/// <param name="range">Its place.</param>
/// <param name="inner">What is evaluated.</param>
/// <param name="window">How long it looks back.</param>
/// <param name="step">How often; null for the server's default.</param>
/// <param name="modifiers">What stands behind it.</param>
public sealed class SubqueryExpr(TextRange range, Expr inner, Expr window, Expr? step, SelectorModifiers modifiers)
    : ModifiableExpr(range, modifiers, step is null ? [inner, window] : [inner, window, step])
{
    /// <summary>What is evaluated.</summary>
    public Expr Inner => inner;

    /// <summary>How long it looks back.</summary>
    public Expr Window => window;

    /// <summary>How often; null for the server's default.</summary>
    public Expr? Step => step;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.RangeVector;

    internal override ModifiableExpr With(SelectorModifiers modifiers, int end) => new SubqueryExpr(new TextRange(Range.Start, end), inner, window, step, modifiers);
}
