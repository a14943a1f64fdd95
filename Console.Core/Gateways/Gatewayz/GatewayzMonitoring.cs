using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary><c>GET /api/monitoring/health</c>: a score of 100 minus 5 for a failure plus 2 for a success. It never expires, and 100 without Redis.</summary>
/// <remarks><code>[{"provider":"cerebras","health_score":62.0,"status":"degraded","last_updated":"2026-08-20T10:30:00.123456+00:00"}]</code></remarks>
public sealed record GatewayzScores(IReadOnlyDictionary<string, double> Scores)
{
    /// <summary>The scores are 0 to 1 here.</summary>
    internal static GatewayzScores? Read(DebugFields fields)
    {
        if (!fields.IsList) return null;
        var scores = new Dictionary<string, double>();
        foreach (var entry in fields.Items)
            if (entry.Text("provider") is { } provider && entry.Number("health_score") is { } score) scores[provider] = Math.Clamp(score / 100, 0, 1);
        return new GatewayzScores(scores);
    }
}

/// <summary><c>GET /api/monitoring/providers/comparison</c>: sums of the database by provider; a lost database gives none, with status 200.</summary>
/// <remarks><code>{"providers":[{"provider":"openrouter","total_requests":17021,"failed_requests":131,"avg_latency_ms":1411.2,"total_cost":35.12,"total_tokens":10230110}]}</code></remarks>
public sealed record GatewayzComparison(IReadOnlyList<GatewayzProviderUsage> Providers)
{
    internal static GatewayzComparison? Read(DebugFields fields) => fields.List("providers") is not { } providers ? null : new GatewayzComparison(
        [.. providers.Items.Select(p => new GatewayzProviderUsage(
            p.Text("provider") ?? "", p.Number("total_requests"), p.Number("failed_requests"), p.Number("avg_latency_ms") / 1000, p.Number("total_cost"), p.Number("total_tokens")))]);
}

/// <summary>What a provider did over the window of the gateway's hourly sums.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Calls">Calls to it, those before a failover too.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="MeanSeconds">Mean duration.</param>
/// <param name="Cost">Cost in USD, as the gateway books it.</param>
/// <param name="Tokens">Tokens.</param>
public sealed record GatewayzProviderUsage(string Provider, double? Calls, double? Failed, double? MeanSeconds, double? Cost, double? Tokens);

/// <summary><c>GET /api/monitoring/anomalies</c>: hours that differ from their day; each is part of the average it is compared with.</summary>
/// <remarks><code>{"anomalies":[{"type":"high_error_rate","provider":"cerebras","hour":"2026-08-20T09:00:00+00:00","value":0.31,"expected":0.05,"severity":"critical"}]}</code></remarks>
public sealed record GatewayzAnomalies(IReadOnlyList<GatewayzAnomaly> Anomalies)
{
    internal static GatewayzAnomalies? Read(DebugFields fields) => fields.List("anomalies") is not { } anomalies ? null : new GatewayzAnomalies(
        [.. anomalies.Items.Select(a => new GatewayzAnomaly(
            a.Text("type") ?? "", a.Text("provider") ?? "", a.Time("hour"), a.Number("value"), a.Number("expected"), a.Text("severity")))]);
}

/// <summary>An hour that differs.</summary>
/// <param name="Type"><c>high_error_rate</c>, <c>cost_spike</c> …</param>
/// <param name="Provider">The provider.</param>
/// <param name="Hour">The start of the hour.</param>
/// <param name="Value">Its value: a share of one, or USD.</param>
/// <param name="Expected">What it is compared with.</param>
/// <param name="Severity"><c>warning</c> or <c>critical</c>.</param>
public sealed record GatewayzAnomaly(string Type, string Provider, DateTimeOffset? Hour, double? Value, double? Expected, string? Severity);
