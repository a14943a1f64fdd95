namespace OperatorConsole.Core.PromQl;

/// <summary>Which of an expression's numbers an operator edits.</summary>
public enum ThresholdChoice
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There is one.</summary>
    One,

    /// <summary>There is one, and it is a condition such as <c>== 0</c> rather than a bound.</summary>
    Condition,

    /// <summary>There are several with the same number, which are changed together.</summary>
    Linked,

    /// <summary>There are several; somebody has to choose.</summary>
    Several,
}

/// <summary>The numbers in an expression that decide when it holds.</summary>
/// <param name="All">All of them, from left to right.</param>
/// <param name="Choice">Whether it is clear which one to edit.</param>
public sealed record Thresholds(IReadOnlyList<Threshold> All, ThresholdChoice Choice)
{
    /// <summary>Finds the numbers in an expression.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="text">The text it was read from.</param>
    /// <param name="comparisons">Its comparisons.</param>
    public static Thresholds Find(Expr root, string text, IReadOnlyList<Comparison> comparisons)
    {
        List<Threshold> all = [.. comparisons.SelectMany(c => Of(c, text)).OrderBy(t => t.Range.Start)];
        Link(all);
        var choice = Choose(all, out var primary);
        if (primary is not null) all[all.IndexOf(primary)] = primary with { IsPrimary = true };
        return new Thresholds(all, choice);
    }

    private static IEnumerable<Threshold> Of(Comparison comparison, string text)
    {
        if (comparison.Constant is { } constant)
        {
            var place = constant.Unwrapped is NumberLiteral number ? number : constant;
            return [Make(place, ThresholdRole.Bound, comparison, comparison.Measured, text)];
        }
        return Factors(comparison.Node.Left).Concat(Factors(comparison.Node.Right)).Select(f => Make(f, ThresholdRole.Factor, comparison, comparison.Measured, text));
    }

    /// <summary>The numbers that multiply a side: <c>1.2 * x</c>, <c>limit * 0.9</c>.</summary>
    private static IEnumerable<Expr> Factors(Expr side) => side.Unwrapped is BinaryExpr { Operator: BinaryOperator.Multiply } product
        ? new[] { product.Left, product.Right }.Where(s => Constants.ValueOf(s) is not null).Select(s => s.Unwrapped is NumberLiteral number ? number : s)
        : [];

    private static Threshold Make(Expr constant, ThresholdRole role, Comparison comparison, Expr measured, string text)
    {
        var value = Constants.ValueOf(constant)!.Value;
        var numbers = constant.SelfAndDescendants().OfType<NumberLiteral>().Select(n => n.Range).ToList();
        return new Threshold(
            constant.Range, value, FormOf(constant, text), role, comparison,
            role == ThresholdRole.Factor ? MeasuredUnit.None : UnitOf(measured, value),
            measured.Unwrapped is BinaryExpr { Operator: BinaryOperator.Subtract, Left: var whole } && Constants.ValueOf(whole) is not null,
            numbers.Count > 1 ? numbers : []);
    }

    private static MeasuredUnit UnitOf(Expr measured, double value) => Units.Of(measured) switch
    {
        // A division gives a part of a whole only where the bound is one.
        MeasuredUnit.Ratio when Math.Abs(value) > 1 && measured.Unwrapped is BinaryExpr { Operator: BinaryOperator.Divide } => MeasuredUnit.None,
        MeasuredUnit.None when value is > 0 and <= 1 && measured.Unwrapped is BinaryExpr { Operator: BinaryOperator.Divide } => MeasuredUnit.Ratio,
        var unit => unit,
    };

    private static NumberForm FormOf(Expr constant, string text)
    {
        if (constant is not NumberLiteral number) return NumberForm.Arithmetic;
        var digits = number.Range.Of(text).TrimStart('+', '-', ' ');
        return digits switch
        {
            _ when number.IsDuration => NumberForm.Duration,
            ['0', 'x' or 'X', ..] => NumberForm.Hexadecimal,
            [var c, ..] when char.IsAsciiLetter(c) => NumberForm.Word,
            _ when digits.Contains('e', StringComparison.OrdinalIgnoreCase) => NumberForm.Scientific,
            _ when digits.Contains('.', StringComparison.Ordinal) => NumberForm.Decimal,
            ['0', >= '0' and <= '9', ..] => NumberForm.Octal,
            _ => NumberForm.Integer,
        };
    }

    /// <summary>Numbers that are bounds, equal and compared alike are one number in the author's mind.</summary>
    private static void Link(List<Threshold> all)
    {
        var links = all.Where(t => t.Comparison.Class == ComparisonClass.Numeric && t.Role == ThresholdRole.Bound)
            .GroupBy(t => (t.Value, t.Comparison.Operator)).Where(g => g.Count() > 1);
        foreach (var (index, group) in links.ToList().Index())
            foreach (var threshold in group) all[all.IndexOf(threshold)] = threshold with { Link = index };
    }

    private static ThresholdChoice Choose(List<Threshold> all, out Threshold? primary)
    {
        var bounds = all.Where(t => t.Role == ThresholdRole.Bound && !t.IsGuard).ToList();
        var numeric = bounds.Where(t => t.Comparison.Class == ComparisonClass.Numeric).ToList();
        var choices = numeric.Count > 0 ? numeric : bounds.Count > 0 ? bounds : all;
        primary = choices.MinBy(t => (t.Comparison.Context, t.Range.Start));
        if (primary is null) return ThresholdChoice.None;
        if (choices.Count > 1) return numeric.Count > 1 && numeric.TrueForAll(t => t.Link is not null && t.Link == numeric[0].Link) ? ThresholdChoice.Linked : ThresholdChoice.Several;
        return numeric.Count == 1 || primary.Role == ThresholdRole.Factor ? ThresholdChoice.One : ThresholdChoice.Condition;
    }
}
