using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>One neighbour or inner part of the proxy, as the <c>prometheus_system</c> callback counts it.</summary>
/// <remarks>The label is named after the service it holds: <c>litellm_redis_latency_bucket{le="0.005",redis="redis"}</c>.</remarks>
internal sealed class ServiceMetrics(MetricRegistry registry, string service)
{
    private readonly MetricFamily<Histogram> _latency = registry.Histogram($"litellm_{service}_latency", $"Latency for {service} service", LiteLlmBuckets.Latency, service);

    private readonly MetricFamily<Counter> _failed = registry.Counter($"litellm_{service}_failed_requests_total", $"Total failed requests for {service} service", service, "error_class", "function_name");

    private readonly MetricFamily<Counter> _total = registry.Counter($"litellm_{service}_total_requests_total", $"Total requests for {service} service", service);

    public void Succeeded(double seconds)
    {
        _latency.With(service).Observe(seconds);
        _total.With(service).Add();
    }

    /// <summary>A failure counts in the total as well, but has no latency.</summary>
    public void Failed(string errorClass, string function)
    {
        _failed.With(service, errorClass, function).Add();
        _total.With(service).Add();
    }
}
