namespace OperatorConsole.Core.PromQl;

/// <summary>A call of a function.</summary>
/// <param name="range">Its place.</param>
/// <param name="name">The function's name as it is written.</param>
/// <param name="function">What is known of the function; null where nothing is.</param>
/// <param name="arguments">What it is given.</param>
public sealed class Call(TextRange range, Name name, Function? function, Expr[] arguments) : Expr(range, arguments)
{
    /// <summary>The function's name as it is written.</summary>
    public Name Name => name;

    /// <summary>What is known of the function; null where nothing is.</summary>
    public Function? Function => function;

    /// <summary>What it is given.</summary>
    public IReadOnlyList<Expr> Arguments => Children;

    /// <inheritdoc/>
    public override ExprType Type => function?.Returns ?? ExprType.Unknown;
}

/// <summary>The labels an aggregation keeps or drops.</summary>
/// <param name="Range">Its place, from <c>by</c> or <c>without</c> on.</param>
/// <param name="IsWithout">Whether the labels are dropped.</param>
/// <param name="Labels">The labels.</param>
public sealed record Grouping(TextRange Range, bool IsWithout, IReadOnlyList<Name> Labels);

/// <summary>Many series made few, such as <c>sum by (model) (…)</c>.</summary>
/// <param name="range">Its place.</param>
/// <param name="name">The aggregation as it is written.</param>
/// <param name="aggregation">Which it is.</param>
/// <param name="grouping">The labels it keeps or drops; null where all become one.</param>
/// <param name="parameter">What some take first: the k of <c>topk</c>, the label of <c>count_values</c>.</param>
/// <param name="inner">What is aggregated.</param>
public sealed class AggregateExpr(TextRange range, Name name, Aggregation aggregation, Grouping? grouping, Expr? parameter, Expr inner)
    : Expr(range, parameter is null ? [inner] : [parameter, inner])
{
    /// <summary>The aggregation as it is written.</summary>
    public Name Name => name;

    /// <summary>Which it is.</summary>
    public Aggregation Aggregation => aggregation;

    /// <summary>The labels it keeps or drops; null where all become one.</summary>
    public Grouping? Grouping => grouping;

    /// <summary>What some take first: the k of <c>topk</c>, the label of <c>count_values</c>.</summary>
    public Expr? Parameter => parameter;

    /// <summary>What is aggregated.</summary>
    public Expr Inner => inner;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.InstantVector;
}
