namespace OperatorConsole.Core.PromQl;

/// <summary>A version of Prometheus, as far as the language depends on it.</summary>
/// <param name="Major">Such as 2.</param>
/// <param name="Minor">Such as 42.</param>
public readonly record struct LanguageVersion(int Major, int Minor) : IComparable<LanguageVersion>
{
    /// <inheritdoc/>
    public int CompareTo(LanguageVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether one is older than the other.</summary>
    public static bool operator <(LanguageVersion left, LanguageVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is newer than the other.</summary>
    public static bool operator >(LanguageVersion left, LanguageVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is as old as the other or older.</summary>
    public static bool operator <=(LanguageVersion left, LanguageVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is as new as the other or newer.</summary>
    public static bool operator >=(LanguageVersion left, LanguageVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Such as <c>2.54</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}");
}
