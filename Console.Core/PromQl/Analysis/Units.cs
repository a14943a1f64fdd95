namespace OperatorConsole.Core.PromQl;

/// <summary>What a number counts, as far as names and arithmetic tell.</summary>
public enum MeasuredUnit
{
    /// <summary>Not known.</summary>
    None,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>A part of a whole, from 0 to 1.</summary>
    Ratio,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>US dollars.</summary>
    Dollars,

    /// <summary>Degrees Celsius.</summary>
    Celsius,

    /// <summary>Events in a second, as <c>rate</c> gives them.</summary>
    PerSecond,
}

/// <summary>Finds what an expression counts.</summary>
public static class Units
{
    /// <summary>The unit of an expression's values.</summary>
    public static MeasuredUnit Of(Expr expr) => expr switch
    {
        ParenExpr paren => Of(paren.Inner),
        UnaryExpr unary => Of(unary.Operand),
        VectorSelector { Metric: { } metric } => OfMetric(metric),
        MatrixSelector matrix => Of(matrix.Selector),
        SubqueryExpr subquery => Of(subquery.Inner),
        AggregateExpr { Aggregation: Aggregation.Count or Aggregation.Group or Aggregation.CountValues } => MeasuredUnit.None,
        AggregateExpr aggregate => Of(aggregate.Inner),
        Call call => OfCall(call),
        BinaryExpr binary => OfBinary(binary),
        _ => MeasuredUnit.None,
    };

    private static MeasuredUnit OfCall(Call call) => call.Function?.Name switch
    {
        "rate" or "irate" or "deriv" => Of(call.Arguments[0]) is var unit && unit is MeasuredUnit.Bytes or MeasuredUnit.Dollars ? unit : unit == MeasuredUnit.Seconds ? MeasuredUnit.None : MeasuredUnit.PerSecond,
        "count_over_time" or "changes" or "resets" or "absent" or "absent_over_time" or "present_over_time" or null => MeasuredUnit.None,
        "time" or "timestamp" => MeasuredUnit.Seconds,
        // A quantile of rates has the unit of the buckets, not their rate.
        "histogram_quantile" => call.Arguments[1].SelfAndDescendants().OfType<VectorSelector>().FirstOrDefault()?.Metric is { } metric ? OfMetric(metric) : MeasuredUnit.None,
        _ => call.Arguments.FirstOrDefault(a => a.Type is ExprType.InstantVector or ExprType.RangeVector) is { } vector ? Of(vector) : MeasuredUnit.None,
    };

    private static MeasuredUnit OfBinary(BinaryExpr binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return (binary.Operator, Constants.ValueOf(binary.Left), Constants.ValueOf(binary.Right)) switch
        {
            (BinaryOperator.Multiply, 100, _) or (BinaryOperator.Multiply, _, 100) => MeasuredUnit.Percent,
            (BinaryOperator.Multiply or BinaryOperator.Divide, not null, _) or (BinaryOperator.Multiply or BinaryOperator.Divide, _, not null) => MeasuredUnit.None,
            (BinaryOperator.Subtract, 1, _) => MeasuredUnit.Ratio,
            (BinaryOperator.Subtract, 100, _) => MeasuredUnit.Percent,
            (BinaryOperator.Divide, _, _) when IsMean(binary) => Divided(binary.Left),
            (BinaryOperator.Divide, _, _) => left == right && left is not MeasuredUnit.Percent ? MeasuredUnit.Ratio : MeasuredUnit.None,
            (BinaryOperator.Multiply, _, _) => MeasuredUnit.None,
            _ => left != MeasuredUnit.None ? left : right,
        };
    }

    /// <summary><c>rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])</c>.</summary>
    private static bool IsMean(BinaryExpr binary) => Metric(binary.Left) is { } sum && sum.EndsWith("_sum", StringComparison.Ordinal) && Metric(binary.Right) == sum[..^4] + "_count";

    private static MeasuredUnit Divided(Expr sum) => OfMetric(Metric(sum)!);

    private static string? Metric(Expr expr) => expr.SelfAndDescendants().OfType<VectorSelector>().FirstOrDefault()?.Metric;

    private static MeasuredUnit OfMetric(string metric)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["_bucket", "_sum", "_total"])
            if (metric.EndsWith(suffix, StringComparison.Ordinal)) metric = metric[..^suffix.Length];
        return metric.Split('_') switch
        {
            [.., "seconds"] => MeasuredUnit.Seconds,
            [.., "bytes"] => MeasuredUnit.Bytes,
            [.., "percent" or "percentage"] => MeasuredUnit.Percent,
            [.., "ratio"] => MeasuredUnit.Ratio,
            [.., "celsius"] => MeasuredUnit.Celsius,
            [.., "usd" or "dollars" or "cost" or "spend"] => MeasuredUnit.Dollars,
            [.., "timestamp"] => MeasuredUnit.Seconds,
            _ => MeasuredUnit.None,
        };
    }
}
