namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>What a page of the fleet asks.</summary>
/// <param name="Filter">The part of the fleet.</param>
/// <param name="By">The dimension rows are told apart by; null for one row per gateway.</param>
public sealed record FleetQuestion(FleetFilter Filter, string? By = null);
