namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>What a page shows of many gateways at one moment; immutable, shared by every viewer.</summary>
/// <param name="AsOf">The moment all values are of.</param>
/// <param name="Rows">Gateway by gateway, in the order of the settings.</param>
/// <param name="Absent">Gateways without a row, each with the reason.</param>
/// <param name="Failure">Why Prometheus could not be asked; null when it could.</param>
/// <param name="Took">How long asking took.</param>
/// <param name="Queries">How many questions were asked.</param>
public sealed record FleetSnapshot<TRow>(
    DateTimeOffset AsOf, IReadOnlyList<TRow> Rows, IReadOnlyList<FleetAbsence> Absent, Failure? Failure, TimeSpan Took, int Queries) : IFleetSnapshot
    where TRow : IFleetRow<TRow>;

/// <summary>What is said of any page of the fleet.</summary>
public interface IFleetSnapshot
{
    /// <summary>The moment all values are of.</summary>
    DateTimeOffset AsOf { get; }

    /// <summary>Gateways without a row, each with the reason.</summary>
    IReadOnlyList<FleetAbsence> Absent { get; }

    /// <summary>Why Prometheus could not be asked; null when it could.</summary>
    Failure? Failure { get; }

    /// <summary>How long asking took.</summary>
    TimeSpan Took { get; }

    /// <summary>How many questions were asked.</summary>
    int Queries { get; }
}

/// <summary>A gateway that has nothing to show.</summary>
/// <param name="Gateway">Its name.</param>
/// <param name="Reason">Why.</param>
public sealed record FleetAbsence(string Gateway, string Reason);

/// <summary>A row of a page of the fleet.</summary>
public interface IFleetRow<TSelf>
{
    /// <summary>The gateway's name.</summary>
    string Gateway { get; }

    /// <summary>The same row with each of its readings changed.</summary>
    TSelf With(Func<Reading, Reading> change);
}
