namespace OperatorConsole.Core.Panels;

/// <summary>How many parts of a gateway run, of how many there are.</summary>
internal sealed record Alive(double Running, double All);
