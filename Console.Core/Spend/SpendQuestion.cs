using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Core.Spend;

/// <summary>What the page of spend asks.</summary>
/// <param name="Filter">The part of the fleet.</param>
/// <param name="Zone">Whose days and months are meant, by its IANA name.</param>
public sealed record SpendQuestion(FleetFilter Filter, string Zone);
