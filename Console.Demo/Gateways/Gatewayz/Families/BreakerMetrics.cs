using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>The circuit breakers that guard the providers.</summary>
internal sealed class BreakerMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> Transitions { get; } = registry.Counter("circuit_breaker_state_transitions_total", "Total circuit breaker state transitions", "provider", "from_state", "to_state");

    public MetricFamily<Counter> Failures { get; } = registry.Counter("circuit_breaker_failures_total", "Total failures recorded by circuit breaker", "provider", "state");

    public MetricFamily<Counter> Successes { get; } = registry.Counter("circuit_breaker_successes_total", "Total successes recorded by circuit breaker", "provider", "state");

    public MetricFamily<Counter> Rejected { get; } = registry.Counter("circuit_breaker_rejected_requests_total", "Total requests rejected by circuit breaker", "provider");

    public MetricFamily<Gauge> CurrentState { get; } = registry.Gauge("circuit_breaker_current_state", "Current circuit breaker state (1=active state, 0=inactive state)", "provider", "state");
}
