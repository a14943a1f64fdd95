using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Where the time of a request went.</summary>
internal sealed class StageMetrics(MetricRegistry registry)
{
    private static readonly double[] BackendSeconds = [0.1, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 5.0, 10.0];
    private static readonly double[] FirstChunkSeconds = [0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0];
    private static readonly double[] FrontendSeconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];
    private static readonly double[] StageSeconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0];

    public MetricFamily<Histogram> BackendFirstByte { get; } = registry.Histogram("backend_ttfb_seconds", "Backend API time to first byte (TTFB) in seconds", BackendSeconds, "provider", "model", "endpoint");

    public MetricFamily<Histogram> Streaming { get; } = registry.Histogram("streaming_duration_seconds", "Time spent streaming response to client in seconds", BackendSeconds, "provider", "model", "endpoint");

    public MetricFamily<Histogram> FirstChunk { get; } = registry.Histogram("time_to_first_chunk_seconds", "Time from stream start to first SSE chunk sent to client (TTFC)", FirstChunkSeconds, "provider", "model");

    public MetricFamily<Histogram> Frontend { get; } = registry.Histogram("frontend_processing_seconds", "Frontend processing time (request parsing, auth, preparation) in seconds", FrontendSeconds, "endpoint");

    public MetricFamily<Histogram> Stage { get; } = registry.Histogram("request_stage_duration_seconds", "Duration of specific request processing stages in seconds", StageSeconds, "stage", "endpoint");

    public MetricFamily<Gauge> Share { get; } = registry.Gauge("stage_percentage", "Percentage of total request time spent in each stage", "stage", "endpoint");
}
