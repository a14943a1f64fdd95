namespace OperatorConsole.Core.Panels;

/// <summary>How long requests take.</summary>
/// <param name="P50">Half of them are faster.</param>
/// <param name="P95">95 % are faster.</param>
/// <param name="P99">99 % are faster.</param>
/// <param name="Mean">On average; needs no buckets.</param>
public sealed record LatencyReadings(Reading P50, Reading P95, Reading P99, Reading Mean)
{
    /// <summary>The same of all four.</summary>
    public static LatencyReadings All(Reading reading) => new(reading, reading, reading, reading);

    /// <summary>Each of them changed.</summary>
    public LatencyReadings With(Func<Reading, Reading> change) => new(change(P50), change(P95), change(P99), change(Mean));
}
