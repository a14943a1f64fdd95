namespace OperatorConsole.Core.PromQl;

/// <summary>Two expressions and an operator between them.</summary>
/// <param name="left">Before it.</param>
/// <param name="op">The operator.</param>
/// <param name="operatorRange">The operator's place, without its modifiers.</param>
/// <param name="modifiers">What stands behind the operator.</param>
/// <param name="right">Behind it.</param>
public sealed class BinaryExpr(Expr left, BinaryOperator op, TextRange operatorRange, BinaryModifiers modifiers, Expr right)
    : Expr(TextRange.Over(left.Range, right.Range), left, right)
{
    /// <summary>Before it.</summary>
    public Expr Left => left;

    /// <summary>The operator.</summary>
    public BinaryOperator Operator => op;

    /// <summary>The operator's place, without its modifiers.</summary>
    public TextRange OperatorRange => operatorRange;

    /// <summary>What stands behind the operator.</summary>
    public BinaryModifiers Modifiers => modifiers;

    /// <summary>Behind it.</summary>
    public Expr Right => right;

    /// <inheritdoc/>
    public override ExprType Type { get; } = (left.Type, right.Type) switch
    {
        (ExprType.Scalar, ExprType.Scalar) => ExprType.Scalar,
        (ExprType.InstantVector, _) or (_, ExprType.InstantVector) => ExprType.InstantVector,
        _ => ExprType.Unknown,
    };
}

/// <summary>How the series of two sides find each other.</summary>
/// <param name="IsOn">Whether only the labels count; else all but the labels do.</param>
/// <param name="Labels">The labels of <c>on</c> or <c>ignoring</c>.</param>
/// <param name="Group">Which side may have several series for one of the other.</param>
/// <param name="Include">The labels taken over from the side with one.</param>
public sealed record VectorMatching(bool IsOn, IReadOnlyList<Name> Labels, GroupSide Group = GroupSide.None, IReadOnlyList<Name>? Include = null);

/// <summary>The side of an operator that may have several series for one of the other.</summary>
public enum GroupSide
{
    /// <summary>Neither.</summary>
    None,

    /// <summary><c>group_left</c></summary>
    Left,

    /// <summary><c>group_right</c></summary>
    Right,
}

/// <summary>What stands behind an operator.</summary>
/// <param name="IsBool">Whether a comparison gives 0 and 1 instead of dropping what does not hold.</param>
/// <param name="Matching">How the series of both sides find each other; null where all labels must be equal.</param>
/// <param name="FillLeft">The value for series missing on the left (<c>fill_left</c>).</param>
/// <param name="FillRight">The value for series missing on the right (<c>fill_right</c>).</param>
public sealed record BinaryModifiers(bool IsBool = false, VectorMatching? Matching = null, double? FillLeft = null, double? FillRight = null)
{
    /// <summary>Nothing stands behind it.</summary>
    public static BinaryModifiers None { get; } = new();
}
