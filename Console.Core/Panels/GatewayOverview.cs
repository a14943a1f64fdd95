using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>How a gateway is doing, in one word.</summary>
public enum GatewayStatus
{
    /// <summary>Not known: nothing was asked yet, or asking failed.</summary>
    Unknown,

    /// <summary>It runs and nothing speaks against it.</summary>
    Healthy,

    /// <summary>It runs, and something is wrong.</summary>
    Degraded,

    /// <summary>It does not run.</summary>
    Down,
}

/// <summary>One gateway's row of the overview.</summary>
public sealed record GatewayOverview
{
    /// <summary>The gateway's name.</summary>
    public required string Name { get; init; }

    /// <summary>The profile's name in the settings.</summary>
    public required string Profile { get; init; }

    /// <summary>The kind of gateway for people.</summary>
    public required string Title { get; init; }

    /// <summary>In one word.</summary>
    public GatewayStatus Status { get; init; } = GatewayStatus.Unknown;

    /// <summary>What the status rests on, the most important first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What must be known of its profile, such as a file with a mistake or metrics of two families.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Which family of metrics it has, in words; null where its kind has only one, or nobody looked yet.</summary>
    public string? Exports { get; init; }

    /// <summary>Requests per second.</summary>
    public Reading Traffic { get; init; } = Reading.Loading;

    /// <summary>The share of failed requests.</summary>
    public Reading Errors { get; init; } = Reading.Loading;

    /// <summary>Requests that are being worked on.</summary>
    public Reading InFlight { get; init; } = Reading.Loading;

    /// <summary>The median request duration.</summary>
    public Reading P50 { get; init; } = Reading.Loading;

    /// <summary>The duration 95 % stay below.</summary>
    public Reading P95 { get; init; } = Reading.Loading;

    /// <summary>The duration 99 % stay below.</summary>
    public Reading P99 { get; init; } = Reading.Loading;

    /// <summary>The share of requests answered without a paid model.</summary>
    public Reading Deflection { get; init; } = Reading.Loading;

    /// <summary>Money per hour.</summary>
    public Reading Spend { get; init; } = Reading.Loading;

    /// <summary>Requests per second over the last hour, for the sparkline; null where there is none.</summary>
    public Series? Trend { get; init; }

    /// <summary>Firing alerts that name this gateway.</summary>
    public IReadOnlyList<FiringAlert> Firing { get; init; } = [];
}

/// <summary>A firing alert.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Severity">Its severity label; empty where it has none.</param>
/// <param name="Summary">Its summary annotation, or its name.</param>
/// <param name="Since">Since when its condition holds.</param>
public sealed record FiringAlert(string Name, string Severity, string Summary, DateTimeOffset? Since);

/// <summary>All gateways at one moment; immutable, shared by every viewer.</summary>
/// <param name="AsOf">The moment all values are of.</param>
/// <param name="Gateways">In the order of the settings.</param>
/// <param name="OtherAlerts">Firing alerts that name no configured gateway.</param>
/// <param name="Failure">Why Prometheus could not be asked at all; null when it could.</param>
/// <param name="Took">How long asking took.</param>
/// <param name="Queries">How many questions were asked.</param>
public sealed record OverviewSnapshot(
    DateTimeOffset AsOf, IReadOnlyList<GatewayOverview> Gateways, IReadOnlyList<FiringAlert> OtherAlerts, Failure? Failure, TimeSpan Took, int Queries)
{
    /// <summary>Gateways nobody configured; null before the first look for them.</summary>
    public Detection? Detection { get; init; }
}
