using System.Diagnostics.CodeAnalysis;

namespace OperatorConsole.Core;

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed class Result<T>
{
    internal Result(T? value, Failure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The value; null exactly when <see cref="Failure"/> is not.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>A value as a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure as a result.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);

    /// <summary>The same result with its value turned into another.</summary>
    public Result<TOther> Select<TOther>(Func<T, TOther> map) => Succeeded ? new Result<TOther>(map(Value), null) : Failure;
}

/// <summary>Makes results where C# has no conversion: of values known by an interface only.</summary>
public static class Result
{
    /// <summary>A value as a result.</summary>
    public static Result<T> Of<T>(T value) => new(value, null);
}
