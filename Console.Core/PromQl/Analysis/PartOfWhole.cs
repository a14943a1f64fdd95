namespace OperatorConsole.Core.PromQl;

/// <summary>Divisions of some series of a metric by all of them: <c>rate(x{code="500"}[5m]) / rate(x[5m])</c>.</summary>
public static class PartOfWhole
{
    /// <summary>Whether both sides are aggregated alike, so that the quotient is a true part, from 0 to 1.</summary>
    public static bool IsAggregated(BinaryExpr division) =>
        division is { Operator: BinaryOperator.Divide, Left: var left, Right: var right }
        && left.Unwrapped is AggregateExpr { Aggregation: Aggregation.Sum or Aggregation.Count } part && right.Unwrapped is AggregateExpr whole && part.Aggregation == whole.Aggregation
        && SameGrouping(part.Grouping, whole.Grouping) && IsPart(part.Inner, whole.Inner) && ValueRange.Of(part.Inner).Low >= 0;

    /// <summary>Whether neither side is aggregated, so that each series is divided by itself.</summary>
    public static bool IsBare(BinaryExpr division) =>
        division is { Operator: BinaryOperator.Divide, Modifiers.Matching: null } && !IsAggregate(division.Left) && IsPart(division.Left, division.Right);

    /// <summary>Whether the first reads the same as the second, but only some of its series.</summary>
    public static bool IsPart(Expr part, Expr whole)
    {
        (part, whole) = (part.Unwrapped, whole.Unwrapped);
        if (part is VectorSelector a && whole is VectorSelector b) return IsPart(a, b);
        if (part.GetType() != whole.GetType() || part.Children.Count != whole.Children.Count) return false;
        return (part, whole) switch
        {
            (MatrixSelector one, MatrixSelector other) => IsPart(one.Selector, other.Selector) && one.Window.ToString() == other.Window.ToString() && SameModifiers(one, other),
            (Call { Arguments.Count: > 0 } one, Call other) => one.Name.Text == other.Name.Text && one.Arguments.Zip(other.Arguments).All(p => IsPart(p.First, p.Second)),
            (NumberLiteral, _) or (StringLiteral, _) => part.ToString() == whole.ToString(),
            _ => false,
        };
    }

    private static bool IsPart(VectorSelector part, VectorSelector whole) =>
        part.Metric is not null && part.Metric == whole.Metric && SameModifiers(part, whole)
        && whole.Matchers.All(m => part.Matchers.Any(p => p.Name.Text == m.Name.Text && p.Operator == m.Operator && p.Value == m.Value));

    private static bool SameModifiers(ModifiableExpr one, ModifiableExpr other) =>
        one.Modifiers.Offset?.ToString() == other.Modifiers.Offset?.ToString() && one.Modifiers.At?.Time == other.Modifiers.At?.Time && one.Modifiers.At?.IsEnd == other.Modifiers.At?.IsEnd;

    private static bool IsAggregate(Expr expr) => expr.Unwrapped is AggregateExpr;

    private static bool SameGrouping(Grouping? one, Grouping? other) =>
        one is null ? other is null : other is not null && one.IsWithout == other.IsWithout && one.Labels.Select(l => l.Text).ToHashSet().SetEquals(other.Labels.Select(l => l.Text));
}
