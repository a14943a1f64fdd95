namespace OperatorConsole.Core.Prometheus;

/// <summary>One value of one series at one moment.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Time">Unix seconds, with millisecond decimals.</param>
/// <param name="Value">The value; may be NaN or infinite.</param>
public readonly record struct Sample(LabelSet Labels, double Time, double Value);

/// <summary>The values of one series at every moment of a <see cref="TimeGrid"/>.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Values">One value per moment; <see cref="Missing"/> where there is no sample. Real values may be NaN or infinite.</param>
public sealed record Series(LabelSet Labels, double[] Values)
{
    private const ulong MissingBits = 0x7FF0000000000002;

    /// <summary>No sample: a NaN of its own, told apart from a NaN Prometheus gave by <see cref="IsMissing"/>.</summary>
    public static readonly double Missing = BitConverter.UInt64BitsToDouble(MissingBits);

    /// <summary>Whether a value stands for no sample.</summary>
    public static bool IsMissing(double value) => BitConverter.DoubleToUInt64Bits(value) == MissingBits;
}

/// <summary>What an instant query found.</summary>
/// <param name="Samples">One sample per series; a scalar is one sample without labels. Series with native histograms only are left out.</param>
/// <param name="Warnings">What Prometheus wants known beside the answer (warnings and infos).</param>
public sealed record InstantAnswer(IReadOnlyList<Sample> Samples, IReadOnlyList<string> Warnings)
{
    /// <summary>What the expression gives: <c>vector</c>, <c>scalar</c>, <c>matrix</c> or <c>string</c>.</summary>
    public string Type { get; init; } = "vector";

    /// <summary>What the server says of its work; null where it says nothing.</summary>
    public QueryStatistics? Statistics { get; init; }
}

/// <summary>What a range query found.</summary>
/// <param name="Grid">The moments of all series.</param>
/// <param name="Series">The series, sorted by labels; where there were too many, those with the largest last values.</param>
/// <param name="Warnings">What Prometheus wants known beside the answer (warnings and infos), and what the console left out.</param>
/// <param name="TotalSeries">How many series the server gave.</param>
/// <param name="Cost">What the answer cost the server.</param>
public sealed record RangeAnswer(TimeGrid Grid, IReadOnlyList<Series> Series, IReadOnlyList<string> Warnings, int TotalSeries, RangeCost Cost)
{
    /// <summary>Whether series were left out because there were too many.</summary>
    public bool IsCut => TotalSeries > Series.Count;
}

/// <summary>What an answer cost.</summary>
/// <param name="Samples">Samples received.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="Took">From the question to the end of the answer.</param>
/// <param name="ServerTime">The server's clock, to the second, when it answered; null where it did not say.</param>
public sealed record RangeCost(long Samples, long Bytes, TimeSpan Took, DateTimeOffset? ServerTime);
