using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.StrataRouter;

/// <summary>The metrics named on StrataRouter's observability page; types and buckets are assumed, the page does not give them.</summary>
internal sealed class StrataRouterMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    public MetricFamily<Counter> Requests { get; } = registry.Counter("stratarouter_runtime_requests_total", "Requests", "provider", "route", "status");

    public MetricFamily<Histogram> Duration { get; } = registry.Histogram("stratarouter_runtime_request_duration_seconds", "Request duration", Seconds, "provider", "route");

    public MetricFamily<Gauge> InFlight { get; } = registry.Gauge("stratarouter_runtime_requests_in_flight", "In-flight requests");

    public MetricFamily<Counter> CacheHits { get; } = registry.Counter("stratarouter_runtime_cache_hits_total", "Cache hits");

    public MetricFamily<Counter> CacheMisses { get; } = registry.Counter("stratarouter_runtime_cache_misses_total", "Cache misses");

    public MetricFamily<Gauge> CacheHitRate { get; } = registry.Gauge("stratarouter_runtime_cache_hit_rate", "Cache hit rate 0..1");

    public MetricFamily<Gauge> CacheSize { get; } = registry.Gauge("stratarouter_runtime_cache_size_bytes", "Cache size");

    public MetricFamily<Counter> Cost { get; } = registry.Counter("stratarouter_runtime_cost_usd_total", "Cost in USD", "provider");

    public MetricFamily<Counter> Tokens { get; } = registry.Counter("stratarouter_runtime_tokens_used_total", "Tokens", "provider", "model");

    public MetricFamily<Counter> Errors { get; } = registry.Counter("stratarouter_runtime_errors_total", "Errors", "type", "provider");

    public MetricFamily<Counter> Timeouts { get; } = registry.Counter("stratarouter_runtime_timeouts_total", "Timeouts", "provider");

    public MetricFamily<Counter> Retries { get; } = registry.Counter("stratarouter_runtime_retries_total", "Retries", "provider");
}
