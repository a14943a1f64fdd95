namespace OperatorConsole.Core.PromQl;

/// <summary>What a number besides the thresholds does.</summary>
public enum KnobKind
{
    /// <summary>The part of the requests below a quantile.</summary>
    Quantile,

    /// <summary>How long a window is, in seconds.</summary>
    Window,

    /// <summary>How far a forecast looks ahead, in seconds.</summary>
    Horizon,

    /// <summary>The least or most a value is taken for.</summary>
    Clamp,

    /// <summary>How many series are picked.</summary>
    Count,

    /// <summary>How far back is looked, in seconds.</summary>
    Offset,
}

/// <summary>A number in an expression, besides its thresholds, that an operator may turn.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Range">Its place.</param>
/// <param name="Value">The number; durations in seconds.</param>
public sealed record Knob(KnobKind Kind, TextRange Range, double Value)
{
    /// <summary>All of an expression, from left to right.</summary>
    public static IReadOnlyList<Knob> In(Expr root) =>
        [.. root.SelfAndDescendants().SelectMany(Candidates).Where(c => Constants.ValueOf(c.Part) is not null).Select(c => new Knob(c.Kind, c.Part.Range, Constants.ValueOf(c.Part)!.Value)).OrderBy(k => k.Range.Start)];

    private static IEnumerable<(KnobKind Kind, Expr Part)> Candidates(Expr expr)
    {
        if (expr is ModifiableExpr { Modifiers.Offset: { } offset }) yield return (KnobKind.Offset, offset);
        switch (expr)
        {
            case MatrixSelector matrix: yield return (KnobKind.Window, matrix.Window); break;
            case SubqueryExpr subquery: yield return (KnobKind.Window, subquery.Window); break;
            case AggregateExpr { Aggregation: Aggregation.Quantile, Parameter: { } quantile }: yield return (KnobKind.Quantile, quantile); break;
            case AggregateExpr { Parameter: { Type: ExprType.Scalar } count }: yield return (KnobKind.Count, count); break;
            case Call { Function.Name: "histogram_quantile" or "quantile_over_time", Arguments: [var quantile, ..] }: yield return (KnobKind.Quantile, quantile); break;
            case Call { Function.Name: "predict_linear", Arguments: [_, var horizon] }: yield return (KnobKind.Horizon, horizon); break;
            case Call { Function.Name: "clamp_min" or "clamp_max" or "clamp" } clamp:
                foreach (var bound in clamp.Arguments.Skip(1)) yield return (KnobKind.Clamp, bound);
                break;
        }
    }
}
