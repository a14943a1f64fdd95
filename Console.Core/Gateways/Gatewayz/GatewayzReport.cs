using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary>What a Gatewayz says of itself. Each part stands or fails alone.</summary>
public sealed record GatewayzReport(DateTimeOffset AsOf) : SelfReport(AsOf)
{
    /// <summary>The cache's keys live six minutes; data older than that is not the cache's any more.</summary>
    public static readonly TimeSpan CacheLife = TimeSpan.FromMinutes(6);

    /// <summary>The health cache.</summary>
    public required Seen<GatewayzDashboard> Dashboard { get; init; }

    /// <summary>The health cache by provider.</summary>
    public required Seen<GatewayzModels> Models { get; init; }

    /// <summary>When the health cache was checked.</summary>
    public required Seen<GatewayzGateways> Gateways { get; init; }

    /// <summary>The breakers of calls.</summary>
    public required Seen<GatewayzBreakers> Breakers { get; init; }

    /// <summary>The breakers of models.</summary>
    public required Seen<GatewayzModelBreakers> ModelBreakers { get; init; }

    /// <summary>Health scores.</summary>
    public required Seen<GatewayzScores> Scores { get; init; }

    /// <summary>What providers did.</summary>
    public required Seen<GatewayzComparison> Comparison { get; init; }

    /// <summary>Hours that differ.</summary>
    public required Seen<GatewayzAnomalies> Anomalies { get; init; }

    /// <summary>When the data of the health cache was made; null where no answer tells.</summary>
    public DateTimeOffset? HealthDataAt => Gateways.Value?.CheckedAt ?? Dashboard.Value?.DataAt;

    /// <summary>Asks all endpoints.</summary>
    internal static async Task<GatewayzReport> ReadAsync(DebugClient client, Gateway gateway, GatewayzReport? before, DateTimeOffset now, CancellationToken cancellation)
    {
        var dashboard = client.SeeAsync(gateway, DebugEndpoint.GatewayzDashboard, GatewayzDashboard.Read, before?.Dashboard, now, cancellation);
        var models = client.SeeAsync(gateway, DebugEndpoint.GatewayzModels, GatewayzModels.Read, before?.Models, now, cancellation);
        var gateways = client.SeeAsync(gateway, DebugEndpoint.GatewayzGateways, GatewayzGateways.Read, before?.Gateways, now, cancellation);
        var breakers = client.SeeAsync(gateway, DebugEndpoint.GatewayzBreakers, GatewayzBreakers.Read, before?.Breakers, now, cancellation);
        var modelBreakers = client.SeeAsync(gateway, DebugEndpoint.GatewayzModelBreakers, GatewayzModelBreakers.Read, before?.ModelBreakers, now, cancellation);
        var scores = client.SeeAsync(gateway, DebugEndpoint.GatewayzScores, GatewayzScores.Read, before?.Scores, now, cancellation);
        var comparison = client.SeeAsync(gateway, DebugEndpoint.GatewayzComparison, GatewayzComparison.Read, before?.Comparison, now, cancellation);
        var anomalies = client.SeeAsync(gateway, DebugEndpoint.GatewayzAnomalies, GatewayzAnomalies.Read, before?.Anomalies, now, cancellation);
        return new GatewayzReport(now)
        {
            Dashboard = await dashboard,
            Models = await models,
            Gateways = await gateways,
            Breakers = await breakers,
            ModelBreakers = await modelBreakers,
            Scores = await scores,
            Comparison = await comparison,
            Anomalies = await anomalies,
        };
    }
}
