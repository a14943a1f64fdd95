using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Health by gateway, open to everybody.</summary>
internal static class GatewayHealthEndpoints
{
    public static void Map(Api api)
    {
        api.Get("/health/gateways", All);
        api.Get("/health/{gateway}", One);
    }

    private static object All(Ask ask)
    {
        var counts = GatewayCounts.Of(ask.Health);
        return new
        {
            success = true,
            data = Gateways(ask.Health),
            summary = new
            {
                total_gateways = counts.Total,
                healthy = counts.Healthy,
                degraded = counts.Degraded,
                unhealthy = counts.Unhealthy,
                unconfigured = counts.Unconfigured,
                overall_health_percentage = ask.Health is null ? (object)0 : counts.ConfiguredHealthRate,
            },
            timestamp = ask.Timestamp,
            metadata = ask.Health is null
                ? (object)new
                {
                    cache_age_seconds = (double?)null,
                    data_source = "none",
                    warning = "No cached data available. Ensure health-service is running and model sync has been executed.",
                }
                : new
                {
                    cache_age_seconds = (double?)null,
                    data_source = "health-service-cache",
                    note = "Data refreshed every 60 seconds by health-service",
                },
        };
    }

    private static Dictionary<string, object> Gateways(HealthSnapshot? health)
    {
        if (health is null) return [];
        var gateways = health.Providers.ToDictionary(p => p.Provider.Slug, p => (object)new
        {
            status = State(p),
            latency_ms = Latency(p),
            available = p.Status != "offline",
            last_check = PythonTime.Iso(health.PublishedAt),
            error = p.Error,
        });
        foreach (var name in HubCatalogue.Unconfigured)
        {
            gateways[name] = new
            {
                status = "unconfigured",
                latency_ms = (int?)null,
                available = false,
                last_check = PythonTime.Iso(health.PublishedAt),
                error = "No models in database",
            };
        }
        return gateways;
    }

    /// <summary>Everything else below /health is taken for a gateway's name; one the cache does not hold is a raised 404.</summary>
    private static object One(Ask ask)
    {
        var name = ask.Route("gateway");
        var fetched = ask.Process.Catalog.FetchedAt is { } at ? PythonTime.Iso(at) : null;
        if (ask.Health is not { } health) return GatewayzErrors.NotFound(ask);
        if (health.Providers.FirstOrDefault(p => p.Provider.Slug == name) is { } provider)
        {
            var cached = fetched is null ? 0 : provider.Provider.CatalogueSize;
            return Single(ask, name, State(provider), Latency(provider), provider.Status != "offline", health, provider.Error, cached, fetched);
        }
        return HubCatalogue.Unconfigured.Contains(name)
            ? Single(ask, name, "unconfigured", null, false, health, "No models in database", 0, null)
            : GatewayzErrors.NotFound(ask);
    }

    private static object Single(
        Ask ask, string gateway, string status, int? latency, bool available, HealthSnapshot health, string? error, int cached, string? fetched) => new
    {
        success = true,
        gateway,
        data = new
        {
            status,
            latency_ms = latency,
            available,
            last_check = PythonTime.Iso(health.PublishedAt),
            error,
            cache = new { models_cached = cached, last_refresh = fetched, has_data = cached > 0 },
        },
        timestamp = ask.Timestamp,
    };

    private static string State(ProviderHealth provider) => provider.Status switch
    {
        "online" => "healthy",
        "offline" => "unhealthy",
        var other => other,
    };

    private static int? Latency(ProviderHealth provider) => HealthSnapshot.Mean(provider.Models.Select(m => m.ResponseMs)) is { } ms ? (int)ms : null;
}
