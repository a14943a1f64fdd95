namespace OperatorConsole.Core.Prometheus;

/// <summary>One measured request, kept beside the series it was counted in.</summary>
/// <param name="Series">The labels of the series.</param>
/// <param name="Labels">What leads to the request, such as <c>trace_id</c>.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Time">When.</param>
public sealed record Exemplar(IReadOnlyDictionary<string, string> Series, IReadOnlyDictionary<string, string> Labels, double Value, DateTimeOffset Time);
