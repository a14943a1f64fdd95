using System.Collections.Immutable;

namespace OperatorConsole.Core.PromQl;

/// <summary>Which labels the series of an expression can have: only some, or all but some.</summary>
public sealed record LabelShape
{
    private LabelShape(bool isOnly, ImmutableSortedSet<string> labels) => (IsOnly, Labels) = (isOnly, labels);

    /// <summary>Any label.</summary>
    public static LabelShape Any { get; } = new(false, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>No label.</summary>
    public static LabelShape None { get; } = new(true, Any.Labels);

    /// <summary>Whether only <see cref="Labels"/> can be there; else all but those can.</summary>
    public bool IsOnly { get; }

    /// <summary>The labels, in the order of their names.</summary>
    public ImmutableSortedSet<string> Labels { get; }

    /// <summary>Only these labels.</summary>
    public static LabelShape Only(IEnumerable<string> labels) => new(true, None.Labels.Union(labels));

    /// <summary>Whether a series can have a label.</summary>
    public bool CanHave(string label) => Labels.Contains(label) == IsOnly;

    /// <summary>The labels of the series that an expression gives.</summary>
    public static LabelShape Of(Expr expr) => expr switch
    {
        VectorSelector => Any,
        MatrixSelector or ParenExpr => Of(expr.Children[0]),
        SubqueryExpr subquery => Of(subquery.Inner),
        UnaryExpr unary => Of(unary.Operand).Without(LabelMatcher.MetricName),
        AggregateExpr aggregate => OfAggregate(aggregate),
        BinaryExpr binary => OfBinary(binary),
        Call call => OfCall(call),
        _ => None,
    };

    /// <summary>The same less a label.</summary>
    public LabelShape Without(string label) => new(IsOnly, IsOnly ? Labels.Remove(label) : Labels.Add(label));

    private LabelShape With(string label) => new(IsOnly, IsOnly ? Labels.Add(label) : Labels.Remove(label));

    private LabelShape Without(IEnumerable<Name> labels) => labels.Aggregate(this, (shape, label) => shape.Without(label.Text));

    /// <summary>What is in both.</summary>
    private LabelShape Within(IEnumerable<Name> labels) => Only(labels.Select(l => l.Text).Where(CanHave));

    private LabelShape Or(LabelShape other) => (IsOnly, other.IsOnly) switch
    {
        (true, true) => new LabelShape(true, Labels.Union(other.Labels)),
        (false, false) => new LabelShape(false, Labels.Intersect(other.Labels)),
        (true, false) => new LabelShape(false, other.Labels.Except(Labels)),
        _ => new LabelShape(false, Labels.Except(other.Labels)),
    };

    private static LabelShape OfAggregate(AggregateExpr aggregate)
    {
        var inner = Of(aggregate.Inner);
        if (aggregate.Aggregation.KeepsSeries()) return inner;
        var kept = aggregate.Grouping switch
        {
            null => None,
            { IsWithout: true } grouping => inner.Without(grouping.Labels).Without(LabelMatcher.MetricName),
            var grouping => inner.Within(grouping.Labels),
        };
        return aggregate is { Aggregation: Aggregation.CountValues, Parameter: StringLiteral label } ? kept.With(label.Text.Value) : kept;
    }

    private static LabelShape OfBinary(BinaryExpr binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (binary.Operator == BinaryOperator.Or) return left.Or(right);
        if (binary.Operator.IsSet()) return left;
        if (binary.Left.Type == ExprType.Scalar) return Named(right, binary);
        if (binary.Right.Type == ExprType.Scalar) return Named(left, binary);
        return Named(binary.Modifiers.Matching switch
        {
            null => left,
            { Group: GroupSide.Left } matching => Included(left, matching),
            { Group: GroupSide.Right } matching => Included(right, matching),
            { IsOn: true } matching => left.Within(matching.Labels),
            var matching => left.Without(matching.Labels),
        }, binary);
    }

    private static LabelShape Included(LabelShape shape, VectorMatching matching) => (matching.Include ?? []).Aggregate(shape, (s, label) => s.With(label.Text));

    /// <summary>Only comparisons that filter leave a metric its name.</summary>
    private static LabelShape Named(LabelShape shape, BinaryExpr binary) =>
        binary.Operator.IsComparison() && !binary.Modifiers.IsBool ? shape : shape.Without(LabelMatcher.MetricName);

    private static LabelShape OfCall(Call call)
    {
        if (call.Function is null) return Any;
        // What gives a series of its own, and the vector that others work on.
        var vector = call.Arguments.FirstOrDefault(a => a.Type is ExprType.InstantVector or ExprType.RangeVector);
        if (vector is null) return None;
        var inner = Of(vector);
        return call.Function.Name switch
        {
            "absent" or "absent_over_time" => Only(EqualLabels(vector)),
            "last_over_time" or "first_over_time" or "sort" or "sort_desc" or "sort_by_label" or "sort_by_label_desc" => inner,
            "label_replace" or "label_join" when call.Arguments[1] is StringLiteral label => inner.With(label.Text.Value),
            "info" => Any,
            "histogram_quantile" => inner.Without("le").Without(LabelMatcher.MetricName),
            "histogram_quantiles" when call.Arguments[1] is StringLiteral label => inner.Without("le").Without(LabelMatcher.MetricName).With(label.Text.Value),
            _ => inner.Without(LabelMatcher.MetricName),
        };
    }

    private static IEnumerable<string> EqualLabels(Expr vector)
    {
        var selector = vector.Unwrapped as VectorSelector ?? (vector.Unwrapped as MatrixSelector)?.Selector;
        return selector?.Matchers.Where(m => m.Operator == MatchOperator.Equal && m.Name.Text != LabelMatcher.MetricName).Select(m => m.Name.Text) ?? [];
    }

    /// <inheritdoc/>
    public bool Equals(LabelShape? other) => other is not null && IsOnly == other.IsOnly && Labels.SetEquals(other.Labels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsOnly, Labels.Count);

    /// <summary>Such as <c>only model, provider</c> or <c>all but le</c>.</summary>
    public override string ToString() => (IsOnly, Labels.Count) switch
    {
        (true, 0) => "none",
        (false, 0) => "all",
        (true, _) => $"only {string.Join(", ", Labels)}",
        _ => $"all but {string.Join(", ", Labels)}",
    };
}
