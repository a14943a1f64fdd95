using System.Globalization;
using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary><c>GET /health/dashboard</c>: what the health cache holds, in words made for a page.</summary>
/// <remarks>
/// <code>{"system_status":{"overall_status":"degraded","total_models":2814,"tracked_models":650,"healthy_models":611,"last_updated":"2026-08-20T10:29:31.004512Z"},"providers":[{"provider":"cerebras","status":"Degraded","models_count":6,"healthy_count":3,"uptime":"81.0%","avg_response_time":"2.4s"}],"monitoring_active":true}</code>
/// With an empty cache all of it is zero and <c>unknown</c>, and its times are the moment of the answer.
/// </remarks>
public sealed record GatewayzDashboard
{
    /// <summary>Whether the cache held anything; where not, no number means anything.</summary>
    public bool HasData { get; init; }

    /// <summary>The worst of all providers, in its words.</summary>
    public string? Status { get; init; }

    /// <summary>When the health service wrote the cache; null where the answer does not tell.</summary>
    public DateTimeOffset? DataAt { get; init; }

    /// <summary>Models of the catalogue; most are never checked.</summary>
    public double? CatalogueModels { get; init; }

    /// <summary>Models that are checked.</summary>
    public double? TrackedModels { get; init; }

    /// <summary>Those of them that work.</summary>
    public double? HealthyModels { get; init; }

    /// <summary>Those that work half.</summary>
    public double? DegradedModels { get; init; }

    /// <summary>Those that do not.</summary>
    public double? UnhealthyModels { get; init; }

    /// <summary>The share of checks that succeeded, 0 to 1.</summary>
    public double? Uptime { get; init; }

    /// <summary>Checks since the cache began to count.</summary>
    public double? Checks { get; init; }

    /// <summary>Those that failed.</summary>
    public double? FailedChecks { get; init; }

    /// <summary>The providers.</summary>
    public IReadOnlyList<GatewayzProvider> Providers { get; init; } = [];

    internal static GatewayzDashboard? Read(DebugFields fields)
    {
        if (fields.Object("system_status") is not { } system) return null;
        var checks = fields.Object("uptime_metrics");
        var status = system.Text("overall_status");
        var hasData = fields.Flag("monitoring_active") ?? status is not (null or "unknown");
        return new GatewayzDashboard
        {
            HasData = hasData,
            Status = status,
            DataAt = hasData ? system.Time("last_updated") : null,
            CatalogueModels = system.Number("total_models"),
            TrackedModels = system.Number("tracked_models"),
            HealthyModels = system.Number("healthy_models"),
            DegradedModels = system.Number("degraded_models"),
            UnhealthyModels = system.Number("unhealthy_models"),
            Uptime = system.Number("system_uptime") / 100,
            Checks = checks?.Number("total_requests"),
            FailedChecks = checks?.Number("failed_requests"),
            Providers = [.. fields.List("providers")?.Items.Select(GatewayzProvider.Read) ?? []],
        };
    }
}

/// <summary>A provider in the health cache.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>Online</c>, <c>Degraded</c> or <c>Offline</c>; what is not known is called Offline.</param>
/// <param name="Models">Models that are checked.</param>
/// <param name="Healthy">Those of them that work.</param>
/// <param name="Uptime">The share of checks that succeeded, 0 to 1.</param>
/// <param name="MeanSeconds">Mean time of a check.</param>
public sealed record GatewayzProvider(string Name, string? Status, double? Models, double? Healthy, double? Uptime, double? MeanSeconds)
{
    internal static GatewayzProvider Read(DebugFields fields) => new(
        fields.Text("provider") ?? "", fields.Text("status"), fields.Number("models_count"), fields.Number("healthy_count"),
        Parse(fields.Text("uptime"), "%") / 100, Seconds(fields.Text("avg_response_time")));

    /// <summary><c>842ms</c>, <c>2.4s</c>.</summary>
    private static double? Seconds(string? text) => Parse(text, "ms") / 1000 ?? Parse(text, "s");

    private static double? Parse(string? text, string unit) =>
        text is not null && text.EndsWith(unit, StringComparison.Ordinal)
        && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
