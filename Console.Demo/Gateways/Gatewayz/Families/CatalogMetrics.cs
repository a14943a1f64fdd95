using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>The model catalogue, its two cache layers, and the gateways it is filled from.</summary>
internal sealed class CatalogMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.1, 0.5, 1, 2.5, 5, 10, 30];

    public MetricFamily<Counter> Hits { get; } = registry.Counter("catalog_cache_hits_total", "Total catalog cache hits (successful cache retrievals)", "gateway");

    public MetricFamily<Counter> Misses { get; } = registry.Counter("catalog_cache_misses_total", "Total catalog cache misses (cache not found, fetch required)", "gateway");

    public MetricFamily<Gauge> Size { get; } = registry.Gauge("catalog_cache_size_bytes", "Size of catalog cache in bytes per gateway", "gateway");

    public MetricFamily<Counter> Operations { get; } = registry.Counter("catalog_cache_operations_total", "Catalog cache operations", "operation", "cache_layer", "result");

    public MetricFamily<Gauge> ModelCount { get; } = registry.Gauge("gateway_model_count", "Current number of models available per gateway", "gateway");

    public MetricFamily<Counter> ZeroModelEvents { get; } = registry.Counter("gateway_zero_model_events_total", "Total zero-model events by gateway (when API returns 0 models)", "gateway", "reason");

    public MetricFamily<Counter> Fallbacks { get; } = registry.Counter("gateway_fallback_activations_total", "Total fallback activations when primary gateway returns zero models", "primary_gateway", "fallback_source");

    public MetricFamily<Counter> Recoveries { get; } = registry.Counter("gateway_recovery_events_total", "Total recovery events when gateway returns models after zero-model state", "gateway");

    public MetricFamily<Histogram> HealthCheck { get; } = registry.Histogram("gateway_health_check_duration_seconds", "Duration of gateway health checks", Seconds, "gateway", "status");

    public MetricFamily<Counter> AutoFixes { get; } = registry.Counter("gateway_auto_fix_attempts_total", "Total auto-fix attempts for failing gateways", "gateway", "result");
}
