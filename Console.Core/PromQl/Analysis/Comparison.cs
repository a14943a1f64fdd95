namespace OperatorConsole.Core.PromQl;

/// <summary>What kind of question a comparison asks.</summary>
public enum ComparisonClass
{
    /// <summary>Whether something is in a state: <c>== 0</c>, <c>!= 1</c>.</summary>
    State,

    /// <summary>Whether there is any: <c>&gt; 0</c>, <c>!= 0</c>.</summary>
    Presence,

    /// <summary>Whether a number is beyond a bound.</summary>
    Numeric,

    /// <summary>How two measured values stand to each other.</summary>
    Measured,
}

/// <summary>Where in an expression something stands.</summary>
public enum ExprContext
{
    /// <summary>At the top: it is the expression, but for parentheses.</summary>
    Top,

    /// <summary>On the left of <c>and</c>, <c>or</c> or <c>unless</c>.</summary>
    SetLeft,

    /// <summary>On the right of one of those.</summary>
    SetRight,

    /// <summary>On a side of another comparison: <c>1 &lt; x &lt; 3</c>.</summary>
    Chained,

    /// <summary>In an aggregation.</summary>
    Aggregated,

    /// <summary>In a function's argument or a subquery.</summary>
    Argument,

    /// <summary>In arithmetic.</summary>
    Arithmetic,
}

/// <summary>A comparison and what it says.</summary>
/// <param name="Node">The comparison.</param>
/// <param name="Context">Where it stands.</param>
/// <param name="Constant">The side that is a number, the right one where both are; null where neither is.</param>
/// <param name="Measured">The other side.</param>
/// <param name="Operator">Read with the measured side first: <c>5 &lt; x</c> is greater.</param>
/// <param name="Value">The number it compares with.</param>
/// <param name="Class">What it asks.</param>
/// <param name="IsGuard">Whether it only makes sure that there is enough to judge by: <c>… and rate(x[5m]) &gt; 0</c>.</param>
public sealed record Comparison(BinaryExpr Node, ExprContext Context, Expr? Constant, Expr Measured, BinaryOperator Operator, double? Value, ComparisonClass Class, bool IsGuard)
{
    /// <summary>All comparisons of an expression, from left to right.</summary>
    public static IReadOnlyList<Comparison> In(Expr root)
    {
        List<Comparison> found = [];
        Find(root, ExprContext.Top, isTail: false, found);
        found.Sort((a, b) => a.Node.OperatorRange.Start.CompareTo(b.Node.OperatorRange.Start));
        return found;
    }

    private static void Find(Expr expr, ExprContext context, bool isTail, List<Comparison> found)
    {
        switch (expr)
        {
            case BinaryExpr { Operator: var op } comparison when op.IsComparison():
                found.Add(Of(comparison, context, isTail));
                // In a > 0.9 < 1 the last asks less than the first; in x < 3d > 0 the last is the guard.
                Find(comparison.Left, ExprContext.Chained, isTail: false, found);
                Find(comparison.Right, ExprContext.Chained, isTail: false, found);
                break;
            case BinaryExpr { Operator: var op } set when op.IsSet():
                Find(set.Left, Inside(context) ? context : ExprContext.SetLeft, isTail, found);
                Find(set.Right, Inside(context) ? context : ExprContext.SetRight, isTail || op == BinaryOperator.And, found);
                break;
            case ParenExpr paren:
                Find(paren.Inner, context, isTail, found);
                break;
            default:
                var inner = expr switch
                {
                    AggregateExpr => ExprContext.Aggregated,
                    BinaryExpr or UnaryExpr => ExprContext.Arithmetic,
                    _ => ExprContext.Argument,
                };
                foreach (var child in expr.Children) Find(child, inner, isTail: false, found);
                break;
        }
    }

    private static bool Inside(ExprContext context) => context >= ExprContext.Chained;

    private static Comparison Of(BinaryExpr node, ExprContext context, bool isTail)
    {
        var (left, right) = (Constants.ValueOf(node.Left), Constants.ValueOf(node.Right));
        var isLeft = left is not null && right is null;
        var constant = isLeft ? node.Left : right is not null ? node.Right : null;
        var value = isLeft ? left : right;
        var op = isLeft ? node.Operator.Mirrored() : node.Operator;
        var comparisonClass = Classify(op, value);
        var hasOther = node.Left.Unwrapped is BinaryExpr { Operator: var inner } && inner.IsComparison();
        var isGuard = comparisonClass == ComparisonClass.Presence && (isTail || (hasOther && context != ExprContext.Chained));
        return new Comparison(node, context, constant, isLeft ? node.Right : node.Left, op, value, comparisonClass, isGuard);
    }

    private static ComparisonClass Classify(BinaryOperator op, double? value) => (op, value) switch
    {
        (_, null) => ComparisonClass.Measured,
        (BinaryOperator.Greater or BinaryOperator.NotEqual or BinaryOperator.GreaterOrEqual, 0) => ComparisonClass.Presence,
        (BinaryOperator.Equal or BinaryOperator.NotEqual, 0 or 1) => ComparisonClass.State,
        _ => ComparisonClass.Numeric,
    };
}
