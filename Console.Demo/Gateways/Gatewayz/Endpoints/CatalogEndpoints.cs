using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Counts over the catalogue, and over what is known of its models from their calls.</summary>
internal static class CatalogEndpoints
{
    private const double InactiveShare = 0.03;
    private const double ImageShare = 0.6;

    public static void Map(Api api)
    {
        api.Get("/catalog/models-db/stats", ask => Stats(ask, HubCatalogue.Providers));
        api.Get("/providers/{id}/models/stats", ProviderStats, Access.AdministratorOrAdminKey);
        api.Get("/v1/model-health/stats", ModelHealthStats);
        // It looks for metrics by names that do not exist, and so finds nothing.
        api.Get("/api/metrics/parsed", _ => new { latency = new { }, requests = new { }, errors = new { } });
    }

    /// <summary>A provider nobody knows has zero models; that is no error.</summary>
    private static object ProviderStats(Ask ask) =>
        Stats(ask, [.. HubCatalogue.Providers.Where(p => p.Id.ToString(CultureInfo.InvariantCulture) == ask.Route("id"))]);

    private static object Stats(Ask ask, IReadOnlyList<HubProvider> providers)
    {
        var total = providers.Sum(p => p.CatalogueSize);
        var inactive = providers.Sum(p => (int)(p.CatalogueSize * InactiveShare));
        var images = providers.Where(p => p.Id <= 3).Sum(p => (int)(p.CatalogueSize * ImageShare));
        var tracked = HubCatalogue.Models.Where(m => providers.Contains(m.Provider)).ToArray();
        var down = tracked.Count(m => ask.Surroundings.Checks.HasIncident(m));
        var degraded = tracked.Count(m => !ask.Surroundings.Checks.IsHealthy(m)) - down;
        return new
        {
            total,
            active = total - inactive,
            inactive,
            healthy = tracked.Length - degraded - down,
            degraded,
            down,
            unknown = total - tracked.Length,
            by_modality = total == 0 ? [] : new Dictionary<string, int> { ["text->text"] = total - images, ["text+image->text"] = images },
        };
    }

    private static object ModelHealthStats(Ask ask)
    {
        var hours = ask.Surroundings.Ledger.Between(DateTimeOffset.UnixEpoch, ask.Now).ToArray();
        var calls = hours.Sum(h => h.Models.Sum(m => (long)m.Attempts));
        var errors = hours.Sum(h => h.Models.Sum(m => (long)m.Failures));
        return new
        {
            total_models = HubCatalogue.Models.Count(m => hours.Any(h => h.Models[m.Index].Attempts > 0)),
            total_calls = calls,
            total_success = calls - errors,
            total_errors = errors,
            average_response_time = calls == 0 ? 0 : Math.Round(hours.Sum(h => h.Models.Sum(m => m.LatencyMs)) / calls, 1),
            success_rate = calls == 0 ? 0 : Math.Round((double)(calls - errors) / calls, 4),
        };
    }
}
