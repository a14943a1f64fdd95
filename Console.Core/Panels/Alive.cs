namespace OperatorConsole.Core.Panels;

/// <summary>How many parts of a gateway run, of how many there are.</summary>
/// <param name="Running">Those that do.</param>
/// <param name="All">All of them.</param>
/// <param name="ScrapeError">What Prometheus says of one that does not; null where it says nothing.</param>
internal sealed record Alive(double Running, double All, string? ScrapeError = null);
