using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>The public status page, from the checks in the database.</summary>
internal static class StatusPageEndpoints
{
    /// <summary>The most rows the database gives at once.</summary>
    private const int Page = 1_000;

    public static void Map(Api api)
    {
        api.Get("/v1/status", Status);
        api.Get("/v1/status/stats", Stats);
        // The middleware that knows is looked for where it is not: this is what is said whether velocity mode is on or off.
        api.Get("/velocity-mode-status", _ => new
        {
            active = false,
            until = (string?)null,
            remaining_seconds = 0,
            trigger_count = 0,
            current_error_rate = 0.0,
            sample_size = 0,
            threshold = 25.0,
            limits = new
            {
                normal = new { ip_limit = 300, strict_ip_limit = 60, fingerprint_limit = 100 },
                velocity = new { ip_limit = 150, strict_ip_limit = 30, fingerprint_limit = 50 },
            },
        });
    }

    private static object Status(Ask ask)
    {
        var checks = ask.Surroundings.Checks;
        var total = HubCatalogue.Models.Count;
        var healthyProviders = HubCatalogue.Providers.Count(p => HubCatalogue.Models.All(m => m.Provider != p || checks.IsHealthy(m)));
        var incidents = HubCatalogue.Models.Count(checks.HasIncident);
        var uptime = Math.Round(100.0 * checks.Healthy / total, 1);
        return new
        {
            status = uptime >= 99 ? "operational" : uptime >= 50 ? "degraded" : "outage",
            status_message = uptime >= 99 ? "All Systems Operational" : uptime >= 50 ? "Partial Service Degradation" : "Major Service Outage",
            uptime_percentage = uptime,
            total_models = total,
            healthy_models = checks.Healthy,
            offline_models = incidents,
            total_providers = HubCatalogue.Providers.Count,
            total_gateways = HubCatalogue.Providers.Count,
            healthy_gateways = healthyProviders,
            gateway_health_percentage = Math.Round(100.0 * healthyProviders / HubCatalogue.Providers.Count, 1),
            active_incidents = incidents,
            last_updated = ask.Timestamp,
        };
    }

    /// <summary>The successes are counted within one page of rows, the total is exact: on a busy day the rate collapses.</summary>
    private static object Stats(Ask ask)
    {
        var checks = ask.Surroundings.Checks;
        var (total, successful) = checks.LastDay(Page);
        var active = HubCatalogue.Models.Count(checks.HasIncident);
        return new
        {
            monitoring = new
            {
                total_models = HubCatalogue.Models.Count, critical_tier = HubCatalogue.Models.Count, popular_tier = 0, standard_tier = 0, on_demand_tier = 0,
            },
            incidents = new { total_all_time = checks.IncidentsEver, active, resolved = checks.IncidentsEver - active },
            checks_24h = new
            {
                total,
                successful,
                failed = total - successful,
                success_rate = total == 0 ? 0 : Math.Round(100.0 * successful / total, 2),
                monitoring_active = total > 0,
            },
            last_updated = ask.Timestamp,
        };
    }
}
