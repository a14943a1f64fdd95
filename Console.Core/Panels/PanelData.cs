using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>What a chart shows: its series, and what one must know about them.</summary>
public sealed record PanelData
{
    /// <summary>What the chart is.</summary>
    public required PanelDefinition Definition { get; init; }

    /// <summary>What there is to show.</summary>
    public required PanelState State { get; init; }

    /// <summary>The moments of all series.</summary>
    public required TimeGrid Grid { get; init; }

    /// <summary>When the newest values were asked for.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The window rates are over; null where there is none.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>PromQL that gives the series.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>The series.</summary>
    public IReadOnlyList<PanelSeries> Series { get; init; } = [];

    /// <summary>How many series there are; more than are given where the smallest were left out.</summary>
    public int TotalSeries { get; init; }

    /// <summary>What one must know to read it rightly.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why asking failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How long the server took for the newest values.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>While this number stays, only moments after <see cref="SettledUntil"/> change.</summary>
    public long Epoch { get; init; }

    /// <summary>Up to here values do not change any more.</summary>
    public DateTimeOffset SettledUntil { get; init; }
}

/// <summary>A line, a bucket or a category.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">What gives it its colour everywhere, such as <c>provider:openai</c>; empty for the next in turn.</param>
/// <param name="Series">Its labels and values.</param>
public sealed record PanelSeries(string Name, string Colour, Series Series);
