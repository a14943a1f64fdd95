namespace OperatorConsole.Core.Gateways;

/// <summary>Expressions that can tell what is asked for, and how to ask them.</summary>
/// <param name="Signal">The signal itself, or that of one of its dimensions.</param>
/// <param name="Scope">The part of it that is asked for.</param>
public sealed record SignalView(Signal Signal, SignalScope Scope)
{
    /// <summary>The signal by a dimension, for some values of other dimensions; null where the gateway's metrics cannot tell.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="dimension">By what it is told apart; null for one value.</param>
    /// <param name="filters">The values of dimensions that count; none for all.</param>
    public static SignalView? Find(Signal signal, string? dimension, IReadOnlyList<DimensionFilter> filters) =>
        Candidates(signal).Select(s => ByMatchers(s, dimension, filters)).FirstOrDefault(v => v is not null)
        ?? Candidates(signal).Select(s => ByResult(s, dimension, filters)).FirstOrDefault(v => v is not null);

    // What tells the whole comes first; after it what only tells parts.
    private static IEnumerable<Signal> Candidates(Signal signal) => [signal, .. signal.By.Values.OfType<OwnDimension>().Select(d => d.Signal)];

    private static SignalView? ByMatchers(Signal signal, string? dimension, IReadOnlyList<DimensionFilter> filters)
    {
        if (filters.Any(f => Label(signal, f.Dimension) is not { CanFilter: true })) return null;
        var matchers = string.Join(',', filters.Select(f => SignalScope.Matcher(Label(signal, f.Dimension)!.Label, f.Value)));
        if (dimension is null) return new SignalView(signal, new SignalScope("", matchers));
        return Label(signal, dimension) is { } by ? new SignalView(signal, new SignalScope(by.Label, matchers)) : null;
    }

    // A label that the expression makes: the value is picked from what it gives.
    private static SignalView? ByResult(Signal signal, string? dimension, IReadOnlyList<DimensionFilter> filters) =>
        filters is [var filter] && (dimension is null || dimension == filter.Dimension) && Label(signal, filter.Dimension) is { } by
            ? new SignalView(signal, new SignalScope(by.Label) { Only = filter.Value })
            : null;

    private static LabelDimension? Label(Signal signal, string dimension) => signal.By.GetValueOrDefault(dimension) as LabelDimension;
}
