using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Calls to providers; one request that fails over counts once per attempt.</summary>
internal sealed class InferenceMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.1, 0.5, 1, 2.5, 5, 10, 25, 60];
    private static readonly double[] DetailedSeconds = [0.1, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 90, 120];

    public MetricFamily<Counter> Requests { get; } = registry.Counter("model_inference_requests_total", "Total model inference requests", "provider", "model", "status");

    public MetricFamily<Histogram> Duration { get; } = registry.Histogram("model_inference_duration_seconds", "Model inference duration in seconds", Seconds, "provider", "model");

    public MetricFamily<Counter> Tokens { get; } = registry.Counter("tokens_used_total", "Total tokens used (input + output)", "provider", "model", "token_type");

    public MetricFamily<Counter> Credits { get; } = registry.Counter("credits_used_total", "Total credits consumed", "provider", "model");

    public MetricFamily<Histogram> ResponseDuration { get; } = registry.Histogram("provider_response_duration_seconds", "Provider response duration in seconds (detailed buckets for slow request detection)", DetailedSeconds, "provider", "model", "status");

    public MetricFamily<Counter> SlowRequests { get; } = registry.Counter("provider_slow_requests_total", "Total slow provider requests (>30s) by severity level", "provider", "model", "severity");

    public MetricFamily<Counter> ChunksDropped { get; } = registry.Counter("stream_chunks_dropped_total", "Total streaming chunks that failed normalization and were dropped", "provider", "model");

    public MetricFamily<Counter> FreeModelUsage { get; } = registry.Counter("free_model_usage_total", "Total free model requests by user status (expired_trial, active_trial, paid)", "user_status", "model");
}
