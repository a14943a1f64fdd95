using System.Globalization;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>The HTTP families vLLM gets from prometheus-fastapi-instrumentator; health and metrics calls are left out of them.</summary>
internal sealed class HttpMetrics(MetricRegistry registry)
{
    private static readonly double[] ManyBounds = [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60];

    private static readonly double[] FewBounds = [0.1, 0.5, 1];

    private readonly MetricFamily<Counter> _requests =
        registry.Counter("http_requests_total", "Total number of requests by method, status and handler.", "handler", "method", "status");

    private readonly MetricFamily<Summary> _requestSize = registry.Summary(
        "http_request_size_bytes", "Content length of incoming requests by handler. Only value of header is respected. Otherwise ignored. No percentile calculated. ", "handler");

    private readonly MetricFamily<Summary> _responseSize = registry.Summary(
        "http_response_size_bytes", "Content length of outgoing responses by handler. Only value of header is respected. Otherwise ignored. No percentile calculated. ", "handler");

    private readonly MetricFamily<Histogram> _latency = registry.Histogram(
        "http_request_duration_highr_seconds", "Latency with many buckets but no API specific labels. Made for more accurate percentile calculations. ", ManyBounds);

    private readonly MetricFamily<Histogram> _latencyByHandler = registry.Histogram(
        "http_request_duration_seconds", "Latency with only few buckets by handler. Made to be only used if aggregation by handler is important. ", FewBounds, "handler", "method");

    public void Observe(string method, string handler, int status, double seconds, int requestBytes, int responseBytes)
    {
        _requests.With(handler, method, string.Create(CultureInfo.InvariantCulture, $"{status / 100}xx")).Add();
        _requestSize.With(handler).Observe(requestBytes);
        _responseSize.With(handler).Observe(responseBytes);
        _latency.Value.Observe(seconds);
        _latencyByHandler.With(handler, method).Observe(seconds);
    }
}
