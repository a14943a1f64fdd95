namespace OperatorConsole.Core.Gateways;

/// <summary>Only one value of a dimension, such as the provider <c>openai</c>.</summary>
/// <param name="Dimension">One of <see cref="DimensionNames"/>.</param>
/// <param name="Value">The value, as a metric's label holds it; comes from an address and may be anything.</param>
public sealed record DimensionFilter(string Dimension, string Value)
{
    /// <summary>No label that is worth a filter is longer.</summary>
    public const int LongestValue = 200;
}
