using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>What a chart shows: its series, and what one must know about them.</summary>
public sealed record PanelData
{
    /// <summary>What there is to show.</summary>
    public required PanelState State { get; init; }

    /// <summary>The end of the range that was asked for.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The unit of all values.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The distance of two points.</summary>
    public TimeSpan Step { get; init; }

    /// <summary>PromQL that gives the series.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>The series, each with a name for the legend.</summary>
    public IReadOnlyList<(string Name, Series Series)> Series { get; init; } = [];

    /// <summary>What one must know to read it rightly.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why asking failed.</summary>
    public Failure? Failure { get; init; }
}
