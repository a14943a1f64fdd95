namespace OperatorConsole.Core.Prometheus;

/// <summary>One value of one series at one moment.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Time">Unix seconds, with millisecond decimals.</param>
/// <param name="Value">The value; may be NaN or infinite.</param>
public readonly record struct Sample(LabelSet Labels, double Time, double Value);

/// <summary>The values of one series over a range; missing points are simply absent.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Times">Unix seconds, ascending.</param>
/// <param name="Values">One value per time; may be NaN or infinite.</param>
public sealed record Series(LabelSet Labels, double[] Times, double[] Values);

/// <summary>What an instant query found.</summary>
/// <param name="Samples">One sample per series; a scalar is one sample without labels. Series with native histograms only are left out.</param>
/// <param name="Warnings">What Prometheus wants known beside the answer (warnings and infos).</param>
public sealed record InstantAnswer(IReadOnlyList<Sample> Samples, IReadOnlyList<string> Warnings);

/// <summary>What a range query found.</summary>
/// <param name="Series">The series in the server's order. Series with native histograms only are left out.</param>
/// <param name="Warnings">What Prometheus wants known beside the answer (warnings and infos).</param>
public sealed record RangeAnswer(IReadOnlyList<Series> Series, IReadOnlyList<string> Warnings);
