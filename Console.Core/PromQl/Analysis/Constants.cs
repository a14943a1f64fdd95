namespace OperatorConsole.Core.PromQl;

/// <summary>Parts that are the same number whenever they are asked: <c>0.05</c>, <c>3 * 24 * 3600</c>, <c>-(25 / 100)</c>.</summary>
public static class Constants
{
    /// <summary>The number; null where the part depends on series or the time.</summary>
    public static double? ValueOf(Expr expr) => expr switch
    {
        NumberLiteral number => number.Value,
        ParenExpr paren => ValueOf(paren.Inner),
        UnaryExpr unary => unary.IsNegative ? -ValueOf(unary.Operand) : ValueOf(unary.Operand),
        BinaryExpr binary when ValueOf(binary.Left) is { } left && ValueOf(binary.Right) is { } right => Fold(left, binary.Operator, right),
        Call { Function.Name: "pi" } => Math.PI,
        Call { Function.Name: "vector", Arguments: [var scalar] } => ValueOf(scalar),
        _ => null,
    };

    private static double? Fold(double left, BinaryOperator op, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Modulo => left % right,
        BinaryOperator.Power => Math.Pow(left, right),
        BinaryOperator.Atan2 => Math.Atan2(left, right),
        _ => null,
    };

    /// <summary>Whether a comparison of two numbers holds.</summary>
    internal static bool Holds(double left, BinaryOperator op, double right) => op switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        _ => false,
    };
}
