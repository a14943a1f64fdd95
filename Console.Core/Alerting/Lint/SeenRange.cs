namespace OperatorConsole.Core.Alerting.Lint;

/// <summary>Between what the left side of a comparison was, over all its series.</summary>
/// <param name="Lowest">The lowest value.</param>
/// <param name="Highest">The highest value.</param>
/// <param name="Since">The first moment it had a value.</param>
/// <param name="Step">How far apart the moments are that were looked at; between them it may have been anything.</param>
/// <param name="Moments">At how many of them it had a value.</param>
public sealed record SeenRange(double Lowest, double Highest, DateTimeOffset Since, TimeSpan Step, int Moments);
