using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Rate limits, velocity mode and the admission queue.</summary>
internal sealed class ProtectionMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [10, 30, 60, 120, 180, 300, 600];

    public MetricFamily<Counter> RateLimited { get; } = registry.Counter("rate_limited_requests_total", "Total rate-limited requests", "limit_type");

    public MetricFamily<Gauge> VelocityActive { get; } = registry.Gauge("velocity_mode_active", "Velocity mode status (1=active, 0=inactive)");

    public MetricFamily<Counter> VelocityActivations { get; } = registry.Counter("velocity_mode_activations_total", "Total velocity mode activations");

    public MetricFamily<Histogram> VelocityDuration { get; } = registry.Histogram("velocity_mode_duration_seconds", "Duration of velocity mode activations in seconds", Seconds);

    public MetricFamily<Gauge> VelocityErrorRate { get; } = registry.Gauge("velocity_mode_error_rate", "Error rate that triggered velocity mode (0-1)");

    public MetricFamily<Gauge> VelocityTriggerRequests { get; } = registry.Gauge("velocity_mode_trigger_request_count", "Number of requests in window when velocity mode triggered");

    public MetricFamily<Gauge> VelocityTriggerErrors { get; } = registry.Gauge("velocity_mode_trigger_error_count", "Number of errors in window when velocity mode triggered");

    public MetricFamily<Gauge> Active { get; } = registry.Gauge("concurrency_active_requests", "Number of requests currently being processed");

    public MetricFamily<Gauge> Queued { get; } = registry.Gauge("concurrency_queued_requests", "Number of requests waiting in the admission queue");

    public MetricFamily<Counter> Rejected { get; } = registry.Counter("concurrency_rejected_total", "Total requests rejected due to server overload", "reason");
}
