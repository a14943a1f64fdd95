using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Families;

/// <summary>Every HTTP request, twice: in the <c>fastapi_</c> families and again in the <c>http_</c> ones.</summary>
internal sealed class HttpMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
    private static readonly double[] Bytes = [100, 1000, 10000, 100000, 1000000];

    public MetricFamily<Counter> FastApiRequests { get; } = registry.Counter("fastapi_requests_total", "Total FastAPI requests", "app_name", "method", "path", "status_code", "status_class");

    public MetricFamily<Histogram> FastApiDuration { get; } = registry.Histogram("fastapi_requests_duration_seconds", "FastAPI request duration in seconds", Seconds, "app_name", "method", "path");

    public MetricFamily<Gauge> InProgress { get; } = registry.Gauge("fastapi_requests_in_progress", "Number of HTTP requests currently being processed", "app_name", "method", "path");

    public MetricFamily<Counter> Requests { get; } = registry.Counter("http_requests_total", "Total HTTP requests by method, endpoint and status code", "method", "endpoint", "status_code", "status_class");

    public MetricFamily<Histogram> Duration { get; } = registry.Histogram("http_request_duration_seconds", "HTTP request duration in seconds by method and endpoint", Seconds, "method", "endpoint");

    public MetricFamily<Histogram> RequestSize { get; } = registry.Histogram("fastapi_request_size_bytes", "HTTP request body size in bytes", Bytes, "app_name", "method", "path");

    public MetricFamily<Histogram> ResponseSize { get; } = registry.Histogram("fastapi_response_size_bytes", "HTTP response body size in bytes", Bytes, "app_name", "method", "path");
}
