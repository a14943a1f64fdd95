namespace OperatorConsole.Core.Panels.Explore;

/// <summary>What became of a query: a table, or the reason why there is none.</summary>
public sealed record ExploreAnswer
{
    /// <summary>The series.</summary>
    public SeriesTable? Table { get; init; }

    /// <summary>Why there are none.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How much was found and what it took, in words.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>What the server wants known beside the answer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
