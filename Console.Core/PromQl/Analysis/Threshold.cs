namespace OperatorConsole.Core.PromQl;

/// <summary>How a number is written, so that another can be written alike.</summary>
public enum NumberForm
{
    /// <summary><c>80</c></summary>
    Integer,

    /// <summary><c>0.05</c></summary>
    Decimal,

    /// <summary><c>1e9</c></summary>
    Scientific,

    /// <summary><c>0x1F</c></summary>
    Hexadecimal,

    /// <summary><c>010</c>, which is eight.</summary>
    Octal,

    /// <summary><c>5m</c></summary>
    Duration,

    /// <summary><c>Inf</c> or <c>NaN</c>.</summary>
    Word,

    /// <summary><c>3 * 24 * 3600</c>, <c>(14.4 * 0.001)</c></summary>
    Arithmetic,
}

/// <summary>What a number that can be edited does.</summary>
public enum ThresholdRole
{
    /// <summary>It is compared with what is measured.</summary>
    Bound,

    /// <summary>It multiplies the measured value compared with: <c>&gt; 1.2 * avg_over_time(…)</c>.</summary>
    Factor,
}

/// <summary>A number in an expression that decides when it holds.</summary>
/// <param name="Range">The number's place, with its sign and, where it is arithmetic, all of it.</param>
/// <param name="Value">The number.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Role">What it does.</param>
/// <param name="Comparison">The comparison it stands in.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="IsInverted">Whether more of what is counted lowers the measured value: <c>1 - x</c>, <c>100 - x</c>.</param>
/// <param name="Factors">The numbers it is made of, where it is arithmetic.</param>
public sealed record Threshold(TextRange Range, double Value, NumberForm Form, ThresholdRole Role, Comparison Comparison, MeasuredUnit Unit, bool IsInverted, IReadOnlyList<TextRange> Factors)
{
    /// <summary>Thresholds with the same number here are meant to be changed together; null where it stands alone.</summary>
    public int? Link { get; init; }

    /// <summary>Whether it is the one to edit, where one can be told.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Whether it only makes sure that there is enough to judge by.</summary>
    public bool IsGuard => Comparison.IsGuard;

    /// <summary>Which way the alert goes when the measured value grows: fires <c>above</c>, <c>below</c>, at it (<c>equal</c>), or off it (<c>unequal</c>).</summary>
    public string Direction => Comparison.Operator switch
    {
        BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => "above",
        BinaryOperator.Less or BinaryOperator.LessOrEqual => "below",
        BinaryOperator.Equal => "equal",
        _ => "unequal",
    };
}
