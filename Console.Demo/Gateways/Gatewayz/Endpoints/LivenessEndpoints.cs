namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>What probes ask. None of them ever answers anything but 200: trouble stands in the body only.</summary>
internal static class LivenessEndpoints
{
    private const string Version = "2.0.3";

    public static void Map(Api api)
    {
        api.Get("/health", Health);
        api.Get("/health/quick", ask => new { status = "healthy", timestamp = ask.Timestamp });
        api.Get("/health/railway", Railway);
        api.Get("/health/database", Database);
    }

    private static object Health(Ask ask) => ask.IsWarmingUp
        ? new
        {
            status = "healthy", timestamp = ask.Timestamp, version = Version, database = "unavailable", mode = "degraded",
            database_error = "ConnectionError",
        }
        : new { status = "healthy", timestamp = ask.Timestamp, version = Version, database = "connected" };

    private static object Railway(Ask ask)
    {
        if (ask.IsWarmingUp)
        {
            return new
            {
                status = "warming_up", database = "unknown", health_cache = "unknown", error = "Connection refused", error_type = "ConnectionError",
                is_transient = true, retry_count = 3, timestamp = ask.Timestamp,
            };
        }
        var gateways = GatewayCounts.Of(ask.Health);
        return new
        {
            status = ask.Health is null ? "warming_up" : "healthy",
            database = "connected",
            health_cache = ask.Health is null ? "unavailable" : "available",
            gateways = new { healthy = gateways.Healthy, total = gateways.Total, health_rate = HealthBodies.Percent(gateways.HealthRate) },
            timestamp = ask.Timestamp,
        };
    }

    private static object Database(Ask ask)
    {
        var initialization = new { initialized = true, has_error = false, error_message = (string?)null, error_type = (string?)null };
        return ask.IsWarmingUp
            ? new
            {
                status = "degraded", database = "supabase", connection = "timeout", error = "Database query timed out after 10.0s (3 attempts)",
                initialization, retry_count = 3, timestamp = ask.Timestamp,
            }
            : new { status = "healthy", database = "supabase", connection = "verified", initialization, timestamp = ask.Timestamp };
    }
}
