using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Price look-ups and their validation.</summary>
internal sealed class PricingMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> DefaultPricing { get; } = registry.Counter("gatewayz_default_pricing_usage_total", "Count of requests using default pricing (pricing data not found). High values indicate missing pricing data.", "model");

    public MetricFamily<Counter> CacheHits { get; } = registry.Counter("gatewayz_pricing_cache_hits_total", "Number of pricing cache hits", "cache_name");

    public MetricFamily<Counter> CacheMisses { get; } = registry.Counter("gatewayz_pricing_cache_misses_total", "Number of pricing cache misses", "cache_name");

    public MetricFamily<Counter> Validations { get; } = registry.Counter("pricing_validation_total", "Total number of pricing validations performed", "model");

    public MetricFamily<Counter> ValidationFailures { get; } = registry.Counter("pricing_validation_failures_total", "Total number of pricing validation failures", "model", "reason");

    public MetricFamily<Gauge> ModelsOnDefaultPrice { get; } = registry.Gauge("models_using_default_pricing", "Number of models currently using default pricing");
}
