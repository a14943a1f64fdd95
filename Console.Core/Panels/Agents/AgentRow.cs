namespace OperatorConsole.Core.Panels.Agents;

/// <summary>A tool or agent at a gateway over a range of time, as the metrics tell.</summary>
public sealed record AgentRow
{
    /// <summary>The gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>The tool, as its User-Agent names it.</summary>
    public required string Tool { get; init; }

    /// <summary>How many requests.</summary>
    public required Reading Requests { get; init; }

    /// <summary>The share of them that failed.</summary>
    public required Reading Errors { get; init; }

    /// <summary>The share that was answered without a paid model.</summary>
    public required Reading Deflection { get; init; }

    /// <summary>The share of cache look-ups with a hit.</summary>
    public required Reading Cache { get; init; }

    /// <summary>The mean duration.</summary>
    public required Reading Latency { get; init; }

    /// <summary>How many requests were tried more than once.</summary>
    public required Reading Retries { get; init; }

    /// <summary>What deflection saved.</summary>
    public required Reading Savings { get; init; }
}

/// <summary>All tools of all gateways over a range.</summary>
/// <param name="AsOf">The end of the range.</param>
/// <param name="Window">Its length.</param>
/// <param name="Rows">The busiest first.</param>
/// <param name="CannotTell">Gateways that do not count by tool, each with the reason.</param>
/// <param name="Failures">What could not be asked.</param>
public sealed record AgentsAnswer(
    DateTimeOffset AsOf, TimeSpan Window, IReadOnlyList<AgentRow> Rows, IReadOnlyDictionary<string, string> CannotTell, IReadOnlyList<Failure> Failures);
