using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>The forty families Gatewayz registers and never writes.</summary>
/// <remarks>With labels they print their header only; without, a zero that never moves.</remarks>
internal static class DeadMetrics
{
    private static readonly double[] RequestUsd = [1e-05, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0];
    private static readonly double[] ThousandTokensUsd = [0.0001, 0.001, 0.01, 0.1, 1.0, 10.0];
    private static readonly double[] ResponseSeconds = [0.1, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] SyncSeconds = [1, 5, 10, 20, 30, 45, 60, 90, 120, 180];
    private static readonly double[] JobSeconds = [1, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300];

    public static void Register(MetricRegistry registry)
    {
        registry.Counter("fastapi_exceptions_total", "Total FastAPI exceptions", "app_name", "exception_type");
        registry.Counter("gatewayz_api_cost_usd_total", "Total API cost in USD", "provider", "model");
        registry.Histogram("gatewayz_api_cost_per_request_usd", "Cost per API request in USD", RequestUsd, "provider", "model");
        registry.Histogram("gatewayz_cost_per_1k_tokens_usd", "Cost per 1000 tokens in USD", ThousandTokensUsd, "provider", "model", "token_type");
        registry.Counter("catalog_cache_invalidations_total", "Total catalog cache invalidation operations", "gateway", "reason");
        registry.Counter("read_replica_queries_total", "Total queries routed to read replica", "table", "status");
        registry.Counter("read_replica_connection_errors_total", "Total read replica connection errors (fallback to primary)");
        registry.Gauge("gatewayz_daily_cost_estimate_usd", "Estimated daily cost in USD (updated hourly)", "provider");
        registry.Gauge("gatewayz_monthly_cost_estimate_usd", "Estimated monthly cost in USD (updated daily)", "provider");
        registry.Counter("gatewayz_cache_cost_savings_usd_total", "Total cost saved from cache hits in USD", "provider", "model", "cache_type");
        registry.Counter("gatewayz_user_cost_by_plan_usd_total", "Total user costs by plan type in USD", "plan_type");
        registry.Counter("cache_hits_total", "Total cache hits", "cache_name");
        registry.Counter("cache_misses_total", "Total cache misses", "cache_name");
        registry.Gauge("cache_size_bytes", "Cache size in bytes", "cache_name");
        registry.Gauge("current_rate_limit", "Current rate limit status", "limit_type");
        registry.Counter("bot_traces_dropped_total", "Total OTel spans dropped by BotFilterSpanProcessor (bot/scanner traffic suppressed from Tempo)", "reason");
        registry.Gauge("provider_availability", "Provider availability status (1=available, 0=unavailable)", "provider");
        registry.Gauge("provider_error_rate", "Provider error rate (0-1)", "provider");
        registry.Histogram("provider_response_time_seconds", "Provider response time in seconds", ResponseSeconds, "provider");
        registry.Gauge("api_key_tracking_rate", "Current API key tracking success rate (0-1)");
        registry.Counter("api_key_usage_total", "Total API key usage", "status");
        registry.Gauge("active_api_keys", "Number of active API keys", "status");
        registry.Gauge("user_credit_balance", "Total user credit balance aggregated by plan type", "plan_type");
        registry.Gauge("trial_active", "Active trials count", "status");
        registry.Gauge("subscription_count", "Active subscriptions", "plan_type", "billing_cycle");
        registry.Gauge("queue_size", "Queue size for prioritization", "queue_name");
        registry.Histogram("pricing_sync_duration_seconds", "Duration of pricing sync operations by provider", SyncSeconds, "provider", "status");
        registry.Counter("pricing_sync_total", "Total number of pricing sync operations", "provider", "status", "triggered_by");
        registry.Counter("pricing_sync_models_updated_total", "Total number of models with updated pricing", "provider");
        registry.Counter("pricing_sync_models_skipped_total", "Total number of models skipped during sync", "provider", "reason");
        registry.Counter("pricing_sync_errors_total", "Total number of pricing sync errors", "provider", "error_type");
        registry.Gauge("pricing_sync_last_success_timestamp", "Unix timestamp of last successful pricing sync", "provider");
        registry.Histogram("pricing_sync_job_duration_seconds", "Duration of background pricing sync jobs", JobSeconds, "status");
        registry.Gauge("pricing_sync_job_queue_size", "Current number of pricing sync jobs in queue", "status");
        registry.Counter("pricing_sync_models_fetched_total", "Total number of models fetched from provider APIs", "provider");
        registry.Counter("pricing_sync_price_changes_total", "Total number of detected price changes", "provider");
        registry.Counter("pricing_spike_detected_total", "Total number of pricing spikes detected", "model", "price_type");
        registry.Counter("pricing_bounds_violations_total", "Total number of pricing bounds violations", "model", "violation_type");
        registry.Gauge("pricing_staleness_hours", "Hours since last pricing update");
        registry.Gauge("pricing_health_status", "Overall pricing system health status (0=unknown, 1=healthy, 2=warning, 3=critical)");
    }
}
