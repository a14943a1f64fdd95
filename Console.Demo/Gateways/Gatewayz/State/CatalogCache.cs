using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The model catalogue behind <c>GET /v1/models</c>: a minute in memory, half an hour in Redis, then fetched anew.</summary>
internal sealed class CatalogCache(CatalogMetrics metrics, DatabaseCalls database, SimulationRandom random)
{
    public const int TtlSeconds = 1_800;
    private const int BytesPerModel = 3_700;
    private const string All = "all";
    private static readonly TimeSpan MemoryLife = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _fallenBack = [];
    private DateTimeOffset _inMemoryUntil;

    /// <summary>When the catalogue was last fetched; none before the first request for it.</summary>
    public DateTimeOffset? FetchedAt { get; private set; }

    /// <summary>Answers one request for the catalogue and returns its seconds.</summary>
    public double Get(Conditions conditions)
    {
        var now = conditions.Time;
        if (now < _inMemoryUntil)
        {
            Operation("l1", "hit");
            metrics.Hits.With(All).Add();
            return random.LogNormal(0.009, 0.4);
        }
        Operation("l1", "miss");
        _inMemoryUntil = now + MemoryLife;
        if (FetchedAt is { } fetched && (now - fetched).TotalSeconds < TtlSeconds)
        {
            Operation("l2", "hit");
            metrics.Hits.With(All).Add();
            return random.LogNormal(0.035, 0.4);
        }
        Operation("l2", "miss");
        metrics.Misses.With(All).Add();
        return Fetch(conditions);
    }

    private double Fetch(Conditions conditions)
    {
        FetchedAt = conditions.Time;
        database.SelectModels();
        foreach (var provider in HubCatalogue.Providers) Fetch(provider, random.Chance(conditions.FailureShare(provider.Slug)));
        foreach (var gateway in HubCatalogue.Unconfigured)
        {
            metrics.ModelCount.With(gateway).Value = 0;
            metrics.ZeroModelEvents.With(gateway, "cache_empty").Add();
        }
        metrics.Size.With(All).Value = HubCatalogue.CatalogueSize * BytesPerModel;
        return random.LogNormal(1.4, 0.3);
    }

    private void Fetch(HubProvider provider, bool failed)
    {
        var gateway = provider.Slug;
        if (failed)
        {
            metrics.ZeroModelEvents.With(gateway, "error").Add();
            metrics.Fallbacks.With(gateway, "database").Add();
            metrics.AutoFixes.With(gateway, "failure").Add();
            Check(gateway, "unhealthy");
            _fallenBack.Add(gateway);
        }
        else if (_fallenBack.Remove(gateway))
        {
            metrics.Recoveries.With(gateway).Add();
            metrics.AutoFixes.With(gateway, "success").Add();
            Check(gateway, "healthy");
        }
        // The fallback lists the same models, so that the count hides the failure.
        metrics.ModelCount.With(gateway).Value = provider.CatalogueSize;
    }

    /// <summary>A gateway that gave no models is looked at, and once more when it gives some again.</summary>
    private void Check(string gateway, string status) =>
        metrics.HealthCheck.With(gateway, status).Observe(random.LogNormal(status == "healthy" ? 0.6 : 8, 0.4));

    private void Operation(string layer, string result) => metrics.Operations.With("get", layer, result).Add();
}
