namespace OperatorConsole.Core.Alerting.Listing;

/// <summary>All rules at one moment.</summary>
/// <param name="AsOf">When they were read.</param>
/// <param name="Rows">By file, group and place.</param>
/// <param name="Files">The configured files.</param>
/// <param name="Failure">Why the server cannot be asked; null where it can. The rules of the files are there all the same.</param>
public sealed record AlertsSnapshot(DateTimeOffset AsOf, IReadOnlyList<RuleRow> Rows, Files.RuleSetReading Files, Failure? Failure)
{
    /// <summary>When alerts fired over the last day.</summary>
    public FiringDay? Day { get; init; }

    /// <summary>A rule by its id.</summary>
    public RuleRow? Find(string id) => Rows.FirstOrDefault(r => r.Key.Id == id);
}
