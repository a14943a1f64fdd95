namespace OperatorConsole.Core.PromQl;

/// <summary>What an expression gives.</summary>
public enum ExprType
{
    /// <summary>One number.</summary>
    Scalar,

    /// <summary>A number for each of several label sets, at one moment.</summary>
    InstantVector,

    /// <summary>Samples over a time for each of several label sets.</summary>
    RangeVector,

    /// <summary>A text.</summary>
    String,

    /// <summary>Not known: what a function of another engine gives.</summary>
    Unknown,
}
