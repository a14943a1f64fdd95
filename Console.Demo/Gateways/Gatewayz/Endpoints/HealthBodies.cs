using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Parts of health answers that several endpoints share. With an empty cache they are zeros and <c>unknown</c>.</summary>
internal static class HealthBodies
{
    public static object System(Ask ask)
    {
        var health = ask.Health;
        var gateways = GatewayCounts.Of(health);
        return new
        {
            overall_status = health?.OverallStatus ?? "unknown",
            total_providers = health?.Providers.Count ?? 0,
            healthy_providers = health?.CountProviders("online") ?? 0,
            degraded_providers = health?.CountProviders("degraded") ?? 0,
            unhealthy_providers = health?.CountProviders("offline") ?? 0,
            total_models = health is null ? 0 : HubCatalogue.CatalogueSize,
            healthy_models = health?.Count("healthy") ?? 0,
            degraded_models = health?.Count("degraded") ?? 0,
            unhealthy_models = health?.Count("unhealthy") ?? 0,
            total_gateways = gateways.Total,
            healthy_gateways = gateways.Healthy,
            tracked_models = health?.Models.Count ?? 0,
            tracked_providers = health?.Providers.Count ?? 0,
            system_uptime = health?.Uptime ?? 0,
            last_updated = PythonTime.Zulu(health?.PublishedAt ?? ask.Now),
        };
    }

    public static object Provider(ProviderHealth provider, Func<DateTimeOffset, string> time) => new
    {
        provider = provider.Provider.Slug,
        gateway = provider.Provider.Slug,
        status = provider.Status,
        total_models = provider.Models.Count,
        healthy_models = provider.Healthy,
        degraded_models = provider.Degraded,
        unhealthy_models = provider.Unhealthy,
        avg_response_time_ms = provider.AverageMs,
        overall_uptime = provider.Uptime,
        last_checked = time(provider.Models[0].CheckedAt),
        error_message = provider.Error,
    };

    public static object Model(ModelHealth model, Func<DateTimeOffset, string> time) => new
    {
        model_id = model.Model.Offer.Model,
        provider = model.Model.Provider.Slug,
        gateway = model.Model.Provider.Slug,
        status = model.Status,
        response_time_ms = model.ResponseMs,
        success_rate = model.SuccessRate,
        last_checked = time(model.CheckedAt),
        last_success = model.LastSuccess is { } success ? time(success) : null,
        last_failure = model.LastFailure is { } failure ? time(failure) : null,
        error_count = model.Errors,
        total_requests = model.Checks,
        avg_response_time_ms = model.AverageMs,
        uptime_percentage = model.SuccessRate,
        error_message = model.Error,
    };

    /// <summary>Its <c>last_updated</c> is the moment of the answer, however old the data.</summary>
    public static object Uptime(Ask ask)
    {
        var health = ask.Health;
        var total = health?.Models.Sum(m => m.Checks) ?? 0;
        var failed = health?.Models.Sum(m => m.Errors) ?? 0;
        return new
        {
            status = health?.Uptime switch
            {
                null => "unknown",
                >= 99 => "operational",
                >= 90 => "degraded",
                _ => "outage",
            },
            uptime_percentage = health?.Uptime ?? 0,
            response_time_avg = health?.AverageMs,
            last_incident = (string?)null,
            total_requests = total,
            successful_requests = total - failed,
            failed_requests = failed,
            error_rate = total == 0 ? 0 : Math.Round(100.0 * failed / total, 2),
            last_updated = PythonTime.Zulu(ask.Now),
        };
    }

    public static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F1}%");

    /// <summary><c>842ms</c>, <c>2.4s</c>.</summary>
    public static string? Duration(double? milliseconds) => milliseconds switch
    {
        null => null,
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F1}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(milliseconds.Value)}ms"),
    };
}
