using OperatorConsole.Core.Panels;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>How a gateway did around the moment of a request.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="At">The moment; each reading says over which window before it.</param>
/// <param name="Readings">Traffic, errors, latency, breakers, and GPUs where there are some, with what they are of.</param>
/// <param name="Firing">Alerts that fired then.</param>
public sealed record Weather(string Gateway, DateTimeOffset At, IReadOnlyList<(string Label, Reading Reading)> Readings, IReadOnlyList<FiringThen> Firing);

/// <summary>An alert that was firing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity">Its severity; empty where it has none.</param>
/// <param name="Gateway">The gateway it is about; empty for none.</param>
public sealed record FiringThen(string Name, string Severity, string Gateway);
