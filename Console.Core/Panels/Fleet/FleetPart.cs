namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>What one gateway contributes to a page.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Absence">Why it has none; null where it has, or has none now.</param>
/// <param name="Failure">Why it could not be asked.</param>
internal sealed record FleetPart<TRow>(IReadOnlyList<TRow> Rows, string? Absence = null, Failure? Failure = null)
{
    /// <summary>Its metrics do not tell.</summary>
    public static FleetPart<TRow> Cannot(string reason) => new([], reason);

    /// <summary>It could not be asked: what was known is kept.</summary>
    public static FleetPart<TRow> Failed(Failure failure) => new([], null, failure);
}
