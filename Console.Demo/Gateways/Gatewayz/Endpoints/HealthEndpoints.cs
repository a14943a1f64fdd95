using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Readers of the health cache: whatever it holds, and that it holds nothing, is told with status 200.</summary>
internal static class HealthEndpoints
{
    private const string Source = "health-service (via Redis cache)";
    private const double ActiveSeconds = 300;

    public static void Map(Api api)
    {
        api.Get("/health/system", HealthBodies.System, Access.UserKey);
        api.Get("/health/providers", Providers, Access.UserKey);
        api.Get("/health/provider/{provider}", Provider, Access.UserKey);
        api.Get("/health/models", Models, Access.UserKey);
        api.Get("/health/model/{model}", Model, Access.UserKey);
        api.Get("/health/summary", Summary, Access.UserKey);
        api.Get("/health/uptime", HealthBodies.Uptime, Access.UserKey);
        api.Get("/health/dashboard", Dashboard, Access.UserKey);
        api.Get("/health/status", Status, Access.UserKey);
        api.Get("/health/monitoring/status", MonitoringStatus, Access.UserKey);
    }

    private static object Providers(Ask ask)
    {
        var gateway = ask.Text("gateway");
        var data = (ask.Health?.Providers ?? []).Where(p => gateway is null || p.Provider.Slug == gateway)
            .Select(p => HealthBodies.Provider(p, PythonTime.Iso)).ToArray();
        var total = ask.Health?.Providers.Count ?? 0;
        return new
        {
            data,
            providers = data,
            total_providers = total,
            tracked_providers = total,
            metadata = new { total_providers = total, tracked_providers = total, timestamp = ask.Timestamp },
        };
    }

    private static object Provider(Ask ask) =>
        ask.Health?.Providers.FirstOrDefault(p => p.Provider.Slug == ask.Route("provider")) is { } provider
            ? HealthBodies.Provider(provider, PythonTime.Zulu)
            : GatewayzErrors.NotFound(ask);

    private static object Models(Ask ask)
    {
        var (gateway, provider, status) = (ask.Text("gateway"), ask.Text("provider"), ask.Text("status"));
        var data = (ask.Health?.Models ?? [])
            .Where(m => (gateway ?? m.Model.Provider.Slug) == m.Model.Provider.Slug && (provider ?? m.Model.Provider.Slug) == m.Model.Provider.Slug)
            .Where(m => status is null || m.Status == status)
            .Select(m => HealthBodies.Model(m, PythonTime.Iso)).ToArray();
        var total = ask.Health is null ? 0 : HubCatalogue.CatalogueSize;
        var tracked = ask.Health?.Models.Count ?? 0;
        return new
        {
            data,
            total_models = total,
            tracked_models = tracked,
            metadata = new { total_models = total, tracked_models = tracked, timestamp = ask.Timestamp },
        };
    }

    private static object Model(Ask ask) =>
        ask.Health?.Models.FirstOrDefault(m => m.Model.Offer.Model == ask.Route("model")) is { } model
            ? HealthBodies.Model(model, PythonTime.Zulu)
            : GatewayzErrors.NotFound(ask);

    /// <summary>Here monitoring is active while the data is younger than five minutes; in the dashboard, while there is any.</summary>
    private static object Summary(Ask ask) => new
    {
        system = HealthBodies.System(ask),
        providers = (ask.Health?.Providers ?? []).Select(p => HealthBodies.Provider(p, PythonTime.Iso)),
        models = (ask.Health?.Models ?? []).Select(m => HealthBodies.Model(m, PythonTime.Iso)),
        monitoring_active = ask.Health is { } health && (ask.Now - health.PublishedAt).TotalSeconds < ActiveSeconds,
        last_check = PythonTime.Zulu(ask.Now),
    };

    private static object Dashboard(Ask ask) => new
    {
        system_status = HealthBodies.System(ask),
        providers = (ask.Health?.Providers ?? []).Select(p => new
        {
            provider = p.Provider.Slug,
            gateway = p.Provider.Slug,
            status = Capital(p.Status),
            status_color = Color(p.Status),
            models_count = p.Models.Count,
            healthy_count = p.Healthy,
            uptime = HealthBodies.Percent(p.Uptime),
            avg_response_time = HealthBodies.Duration(p.AverageMs),
        }),
        models = (ask.Health?.Models ?? []).Select(m => new
        {
            model_id = m.Model.Offer.Model,
            name = m.Model.Offer.Model,
            provider = m.Model.Provider.Slug,
            status = Capital(m.Status),
            status_color = Color(m.Status),
            response_time = HealthBodies.Duration(m.ResponseMs),
            uptime = HealthBodies.Percent(m.SuccessRate),
            last_checked = m.CheckedAt.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        }),
        uptime_metrics = HealthBodies.Uptime(ask),
        last_updated = PythonTime.Zulu(ask.Health?.PublishedAt ?? ask.Now),
        monitoring_active = ask.Health is not null,
    };

    private static object Status(Ask ask) => ask.Health is { } health
        ? new
        {
            status = health.OverallStatus,
            uptime = health.Uptime,
            healthy_models = health.Count("healthy"),
            total_models = HubCatalogue.CatalogueSize,
            monitoring_active = true,
            data_source = Source,
            timestamp = PythonTime.Iso(health.PublishedAt),
        }
        : new
        {
            status = "unknown",
            message = "Health data not available - health-service may not be running",
            monitoring_active = false,
            data_source = Source,
            timestamp = ask.Timestamp,
        };

    private static object MonitoringStatus(Ask ask) => new
    {
        health_monitoring_source = "health-service container",
        health_data_available = ask.Health is not null,
        health_models_count = ask.Health?.Models.Count ?? 0,
        health_providers_count = ask.Health?.Providers.Count ?? 0,
        cache_status = ask.Health is null ? "empty" : "populated",
        note = "Health monitoring is handled by dedicated health-service container",
        timestamp = ask.Timestamp,
    };

    private static string Capital(string status) => char.ToUpperInvariant(status[0]) + status[1..];

    private static string Color(string status) => status switch
    {
        "online" or "healthy" => "green",
        "degraded" => "yellow",
        _ => "red",
    };
}
