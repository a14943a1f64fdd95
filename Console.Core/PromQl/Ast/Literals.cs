namespace OperatorConsole.Core.PromQl;

/// <summary>A number, such as <c>0.05</c>, <c>1e9</c>, <c>0x1F</c> or <c>-3</c>; also a duration, whose value is in seconds.</summary>
/// <param name="range">Its place, with its sign.</param>
/// <param name="value">Its value; seconds where it is a duration.</param>
/// <param name="isDuration">Whether it is written as a duration, such as <c>5m</c>.</param>
public sealed class NumberLiteral(TextRange range, double value, bool isDuration = false) : Expr(range)
{
    /// <summary>Its value; seconds where it is a duration.</summary>
    public double Value => value;

    /// <summary>Whether it is written as a duration, such as <c>5m</c>.</summary>
    public bool IsDuration => isDuration;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.Scalar;
}

/// <summary>A text in quotes.</summary>
/// <param name="range">Its place, with its quotes.</param>
/// <param name="text">What it says.</param>
public sealed class StringLiteral(TextRange range, QuotedText text) : Expr(range)
{
    /// <summary>What it says.</summary>
    public QuotedText Text => text;

    /// <inheritdoc/>
    public override ExprType Type => ExprType.String;
}

/// <summary>Something in parentheses.</summary>
/// <param name="range">Its place, with the parentheses.</param>
/// <param name="inner">What stands in them.</param>
public sealed class ParenExpr(TextRange range, Expr inner) : Expr(range, inner)
{
    /// <summary>What stands in them.</summary>
    public Expr Inner => inner;

    /// <inheritdoc/>
    public override ExprType Type => inner.Type;
}

/// <summary>Something with a sign before it. A number with a sign is a <see cref="NumberLiteral"/>.</summary>
/// <param name="range">Its place, from the sign on.</param>
/// <param name="isNegative">Whether the sign is a minus.</param>
/// <param name="operand">What stands behind the sign.</param>
public sealed class UnaryExpr(TextRange range, bool isNegative, Expr operand) : Expr(range, operand)
{
    /// <summary>Whether the sign is a minus.</summary>
    public bool IsNegative => isNegative;

    /// <summary>What stands behind the sign.</summary>
    public Expr Operand => operand;

    /// <inheritdoc/>
    public override ExprType Type => operand.Type;
}
