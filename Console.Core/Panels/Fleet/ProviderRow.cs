using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Fleet;

/// <summary>How a provider does behind one gateway.</summary>
public sealed record ProviderRow : IFleetRow<ProviderRow>
{
    /// <summary>The gateway's name.</summary>
    public required string Gateway { get; init; }

    /// <summary>The gateway's kind, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The provider, as the gateway calls it.</summary>
    public required string Provider { get; init; }

    /// <summary>In one word.</summary>
    public ProviderStatus Status { get; init; }

    /// <summary>What the status rests on, the deciding one first.</summary>
    public IReadOnlyList<HealthInput> Inputs { get; init; } = [];

    /// <summary>Requests or calls per second.</summary>
    public required Reading Traffic { get; init; }

    /// <summary>The share that failed.</summary>
    public required Reading Errors { get; init; }

    /// <summary>How long they take.</summary>
    public required LatencyReadings Latency { get; init; }

    /// <summary>The 95th percentile of the last day, up to the last full hour.</summary>
    public required Reading UsualP95 { get; init; }

    /// <summary>The circuit breaker: 0 closed, 1 half open, 2 open.</summary>
    public required Reading Breaker { get; init; }

    /// <summary>Money per hour.</summary>
    public required Reading Spend { get; init; }

    /// <summary>A score from 0 to 1.</summary>
    public required Reading Score { get; init; }

    /// <summary>Whether the console computed the score, because the gateway publishes none.</summary>
    public bool IsScoreComputed { get; init; }

    /// <summary>When it was last seen, where it is not any more.</summary>
    public DateTimeOffset? LostSince { get; init; }

    /// <summary>Its traffic over the last day; null where there is none.</summary>
    public Series? Trend { get; init; }

    /// <inheritdoc/>
    public ProviderRow With(Func<Reading, Reading> change) => this with
    {
        Traffic = change(Traffic),
        Errors = change(Errors),
        Latency = Latency.With(change),
        Breaker = change(Breaker),
        Spend = change(Spend),
        Score = change(Score),
        // What could not be asked is not known.
        Status = ProviderStatus.Unknown,
        Inputs = [],
    };
}
