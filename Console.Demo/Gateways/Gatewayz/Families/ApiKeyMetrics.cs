using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>How requests were matched to API keys.</summary>
internal sealed class ApiKeyMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> Lookups { get; } = registry.Counter("api_key_lookup_attempts_total", "Total API key lookup attempts", "status");

    public MetricFamily<Counter> Tracked { get; } = registry.Counter("api_key_tracking_success_total", "Chat requests with successfully tracked API key", "request_type");

    public MetricFamily<Counter> Untracked { get; } = registry.Counter("api_key_tracking_failures_total", "Chat requests with failed API key tracking", "reason");
}
