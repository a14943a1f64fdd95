namespace OperatorConsole.Core.Panels;

/// <summary>What a signal says of each value of a dimension; of the gateway as a whole it says it under the empty value.</summary>
/// <param name="Values">By value, such as <c>openai</c>.</param>
/// <param name="Otherwise">What is said of any other value: that there are no series, or why nothing is known.</param>
/// <param name="Failure">Why nothing could be asked; null where something could.</param>
internal sealed record Told<T>(IReadOnlyDictionary<string, T> Values, T Otherwise, Failure? Failure = null)
{
    private static readonly Dictionary<string, T> None = [];

    /// <summary>Of one value.</summary>
    public T this[string value] => Values.TryGetValue(value, out var said) ? said : Otherwise;

    /// <summary>Nothing but this, whatever the value.</summary>
    public static Told<T> Only(T said, Failure? failure = null) => new(None, said, failure);
}
