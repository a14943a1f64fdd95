using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Sums over the health cache. A failure is told with status 200 and <c>"status":"error"</c>.</summary>
internal static class HealthStatsEndpoints
{
    private const int MostDetails = 10;

    public static void Map(Api api)
    {
        api.Get("/health/all", All, Access.UserKey);
        api.Get("/health/models/stats", Models, Access.UserKey);
        api.Get("/health/providers/stats", Providers, Access.UserKey);
    }

    /// <summary>No providers at all count as healthy.</summary>
    private static object All(Ask ask)
    {
        var providers = ask.Health?.Providers ?? [];
        var tracked = ask.Health?.Models.Count ?? 0;
        var healthy = ask.Health?.Count("healthy") ?? 0;
        return new
        {
            status = "success",
            overall_status = ask.Health?.OverallStatus ?? (ask.IsWarmingUp ? "degraded" : "healthy"),
            timestamp = ask.Timestamp,
            system = HealthBodies.System(ask),
            providers = new
            {
                total = providers.Count,
                healthy = providers.Count(p => p.Status == "online"),
                degraded = providers.Count(p => p.Status == "degraded"),
                unhealthy = providers.Count(p => p.Status == "offline"),
                details = providers.Take(MostDetails).Select(p => HealthBodies.Provider(p, PythonTime.Iso)),
            },
            models = new { total = tracked, healthy, unhealthy = tracked - healthy },
            database = new { status = ask.IsWarmingUp ? "unavailable" : "connected", initialized = true, error = ask.IsWarmingUp ? "ConnectionError" : null },
        };
    }

    private static object Models(Ask ask)
    {
        if (ask.IsWarmingUp) return new { status = "error", error = "Redis connection failed", timestamp = ask.Timestamp };
        var health = ask.Health;
        return new
        {
            status = "success",
            timestamp = ask.Timestamp,
            stats = new
            {
                total_models = health?.Models.Count ?? 0,
                healthy_models = health?.Count("healthy") ?? 0,
                degraded_models = health?.Count("degraded") ?? 0,
                unhealthy_models = health?.Count("unhealthy") ?? 0,
                health_rate = Rate(health?.Count("healthy"), health?.Models.Count),
                avg_response_time_ms = health?.AverageMs,
            },
            by_provider = (health?.Providers ?? []).ToDictionary(
                p => p.Provider.Slug, p => new { total = p.Models.Count, healthy = p.Healthy, avg_response_time_ms = p.AverageMs is { } ms ? (object)ms : 0 }),
        };
    }

    /// <summary>Its <c>last_check</c> is always null: it is read by a key that does not exist.</summary>
    private static object Providers(Ask ask)
    {
        var providers = ask.Health?.Providers ?? [];
        return new
        {
            status = "success",
            timestamp = ask.Timestamp,
            stats = new
            {
                total_providers = providers.Count,
                healthy_providers = providers.Count(p => p.Status == "online"),
                degraded_providers = providers.Count(p => p.Status == "degraded"),
                unhealthy_providers = providers.Count(p => p.Status == "offline"),
                health_rate = Rate(providers.Count(p => p.Status == "online"), providers.Count),
                total_models = ask.Health is null ? 0 : HubCatalogue.CatalogueSize,
                avg_uptime = ask.Health?.Uptime ?? 0,
            },
            providers = providers.Select(p => new
            {
                provider = p.Provider.Slug,
                gateway = p.Provider.Slug,
                status = p.Status,
                models_count = p.Models.Count,
                healthy_models = p.Healthy,
                uptime = p.Uptime,
                avg_response_time_ms = p.AverageMs,
                last_check = (string?)null,
            }),
        };
    }

    /// <summary>A percentage, a float; where there is nothing to divide by, the integer 0.</summary>
    private static object Rate(int? part, int? total) => total is null or 0 ? (object)0 : Math.Round(100.0 * part!.Value / total.Value, 2);
}
