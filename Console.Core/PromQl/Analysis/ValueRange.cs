namespace OperatorConsole.Core.PromQl;

/// <summary>Between which numbers the values of an expression lie, as far as that is certain whatever the series hold.</summary>
/// <param name="Low">None is lower.</param>
/// <param name="High">None is higher.</param>
public readonly record struct ValueRange(double Low, double High)
{
    /// <summary>Any number.</summary>
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>No negative number.</summary>
    public static ValueRange NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether a comparison with a number holds for all values (true), for none (false), or depends on them (null).</summary>
    public bool? Compare(BinaryOperator op, double value)
    {
        var (low, high) = (Constants.Holds(Low, op, value), Constants.Holds(High, op, value));
        return op switch
        {
            BinaryOperator.Equal => value < Low || value > High ? false : low && high ? true : null,
            BinaryOperator.NotEqual => value < Low || value > High ? true : Low == High && !low ? false : null,
            // No end is reached for certain, but all in between keep to them.
            _ => low == high ? low : null,
        };
    }

    /// <summary>The range of an expression's values.</summary>
    public static ValueRange Of(Expr expr) => expr switch
    {
        _ when Constants.ValueOf(expr) is { } value => double.IsNaN(value) ? Any : new ValueRange(value, value),
        ParenExpr paren => Of(paren.Inner),
        UnaryExpr unary => unary.IsNegative ? Of(unary.Operand).Negated() : Of(unary.Operand),
        VectorSelector { Metric: "up" } => new ValueRange(0, 1),
        VectorSelector { Metric: { } metric } when metric.EndsWith("_total", StringComparison.Ordinal) || metric.EndsWith("_bucket", StringComparison.Ordinal) => NotNegative,
        MatrixSelector matrix => Of(matrix.Selector),
        SubqueryExpr subquery => Of(subquery.Inner),
        AggregateExpr aggregate => OfAggregate(aggregate),
        Call call => OfCall(call),
        BinaryExpr binary => OfBinary(binary),
        _ => Any,
    };

    private static ValueRange OfAggregate(AggregateExpr aggregate)
    {
        var inner = Of(aggregate.Inner);
        return aggregate.Aggregation switch
        {
            Aggregation.Count or Aggregation.CountValues => new ValueRange(1, double.PositiveInfinity),
            Aggregation.Group => new ValueRange(1, 1),
            Aggregation.Stddev or Aggregation.Stdvar => NotNegative,
            Aggregation.Sum => new ValueRange(inner.Low >= 0 ? inner.Low : double.NegativeInfinity, inner.High <= 0 ? inner.High : double.PositiveInfinity),
            Aggregation.Quantile => Any, // outside 0 to 1 the quantile itself is infinite
            _ => inner,
        };
    }

    private static ValueRange OfCall(Call call)
    {
        switch (call.Function?.Name)
        {
            case "rate" or "irate" or "increase" or "changes" or "resets" or "abs" or "sqrt" or "time" or "timestamp" or "stddev_over_time" or "stdvar_over_time" or "exp": return NotNegative;
            case "count_over_time": return new ValueRange(1, double.PositiveInfinity);
            case "absent" or "absent_over_time" or "present_over_time": return new ValueRange(1, 1);
            case "sgn": return new ValueRange(-1, 1);
            case "hour": return new ValueRange(0, 23);
            case "minute": return new ValueRange(0, 59);
            case "month": return new ValueRange(1, 12);
            case "day_of_week": return new ValueRange(0, 6);
            case "day_of_month": return new ValueRange(1, 31);
            case "day_of_year": return new ValueRange(1, 366);
            case "days_in_month": return new ValueRange(28, 31);
            case "avg_over_time" or "min_over_time" or "max_over_time" or "last_over_time" or "sort" or "sort_desc" or "label_replace" or "label_join": return Of(call.Arguments[0]);
            case "clamp_min" when Constants.ValueOf(call.Arguments[1]) is { } least: return Of(call.Arguments[0]).Within(least, double.PositiveInfinity);
            case "clamp_max" when Constants.ValueOf(call.Arguments[1]) is { } most: return Of(call.Arguments[0]).Within(double.NegativeInfinity, most);
            default: return Any;
        }
    }

    private static ValueRange OfBinary(BinaryExpr binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Unless: return left;
            case BinaryOperator.Or: return new ValueRange(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High));
            case var op when op.IsComparison(): return binary.Modifiers.IsBool ? new ValueRange(0, 1) : binary.Left.Type == ExprType.Scalar ? right : left;
            case BinaryOperator.Add: return Sum(left, right);
            case BinaryOperator.Subtract: return Sum(left, right.Negated());
            case BinaryOperator.Multiply when Factor(binary.Right) is { } factor: return left.Times(factor);
            case BinaryOperator.Multiply when Factor(binary.Left) is { } factor: return right.Times(factor);
            case BinaryOperator.Divide when Factor(binary.Right) is { } factor and not 0: return left.Times(1 / factor);
            case BinaryOperator.Divide when PartOfWhole.IsAggregated(binary): return new ValueRange(0, 1);
            case BinaryOperator.Multiply or BinaryOperator.Divide when left.Low >= 0 && right.Low >= 0: return NotNegative;
            default: return Any;
        }
    }

    private static double? Factor(Expr expr) => Constants.ValueOf(expr) is { } value && double.IsFinite(value) ? value : null;

    private static ValueRange Sum(ValueRange a, ValueRange b)
    {
        var (low, high) = (a.Low + b.Low, a.High + b.High);
        return double.IsNaN(low) || double.IsNaN(high) ? Any : new ValueRange(low, high);
    }

    private ValueRange Negated() => new(-High, -Low);

    private ValueRange Times(double factor)
    {
        if (factor == 0) return Any; // nothing times infinity is no number
        return factor > 0 ? new ValueRange(Low * factor, High * factor) : new ValueRange(High * factor, Low * factor);
    }

    private ValueRange Within(double low, double high) => new(Math.Clamp(Low, low, high), Math.Clamp(High, low, high));
}
