using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Redis, Postgres and the proxy itself: what each request and each background job asks of them.</summary>
internal sealed class SystemServices
{
    private readonly SimulationRandom _random;
    private readonly ServiceMetrics _redis, _postgres, _self;

    public SystemServices(MetricRegistry registry, SimulationRandom random)
    {
        _random = random;
        _redis = new(registry, "redis");
        _postgres = new(registry, "postgres");
        _self = new(registry, "self");
        // Registered like the others, but left without values: a hundred series of history that tell an operator little.
        foreach (var quiet in (string[])["batch_write_to_db", "reset_budget_job", "router", "auth", "proxy_pre_call"]) _ = new ServiceMetrics(registry, quiet);
    }

    /// <summary>A request arrives: its key is looked up, its limits are read, the cache is asked.</summary>
    public void Arrived()
    {
        Redis("async_increment_pipeline");
        Redis("async_get_cache");
        // The proxy keeps keys in memory for a minute; now and then it has to ask its database.
        if (_random.Chance(0.02)) _postgres.Succeeded(_random.LogNormal(0.006, 0.7));
    }

    /// <summary>A call to a model ended well; <paramref name="seconds"/> are the request's in all.</summary>
    public void Answered(double seconds, bool fromCache)
    {
        _self.Succeeded(seconds);
        if (!fromCache) Redis("async_set_cache_pipeline");
    }

    /// <summary>Spend is written in batches.</summary>
    public void WroteSpend() => _postgres.Succeeded(_random.LogNormal(0.012, 0.6));

    private void Redis(string function)
    {
        if (_random.Chance(2e-6)) _redis.Failed("ConnectionError", function);
        else _redis.Succeeded(_random.LogNormal(0.004, 0.5));
    }
}
