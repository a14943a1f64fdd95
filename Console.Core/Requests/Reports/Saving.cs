namespace OperatorConsole.Core.Requests.Reports;

/// <summary>What a request that was not paid for saved: an estimate.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Source">By which numbers, in words.</param>
public sealed record Saving(double Usd, string Source);
