namespace OperatorConsole.Core.PromQl;

/// <summary>Which samples of its window a selector takes.</summary>
public enum Smoothing
{
    /// <summary>Those in the window.</summary>
    None,

    /// <summary>Also the last before the window (<c>anchored</c>).</summary>
    Anchored,

    /// <summary>Interpolated at the window's ends (<c>smoothed</c>).</summary>
    Smoothed,
}

/// <summary>At which moment a selector looks, whenever it is asked.</summary>
/// <param name="Range">Its place, from the @ on.</param>
/// <param name="Time">Unix seconds; null for <c>start()</c> and <c>end()</c>.</param>
/// <param name="IsEnd">Whether it is <c>end()</c>, where there is no time.</param>
public sealed record AtModifier(TextRange Range, double? Time, bool IsEnd);

/// <summary>What stands behind a selector or subquery and moves it in time.</summary>
/// <param name="Offset">How far it looks back: a duration, or an expression of durations; null where it does not.</param>
/// <param name="At">The moment it looks at.</param>
/// <param name="Smoothing">Which samples it takes.</param>
public sealed record SelectorModifiers(Expr? Offset = null, AtModifier? At = null, Smoothing Smoothing = Smoothing.None)
{
    /// <summary>Nothing stands behind it.</summary>
    public static SelectorModifiers None { get; } = new();

    /// <summary>Seconds it looks back, where that is known.</summary>
    internal double? OffsetSeconds => Offset is null ? 0 : (Offset as NumberLiteral)?.Value;
}
