using System.Globalization;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's seven instruments as they come out of the collector, in its alphabetical order.</summary>
/// <remarks>The <c>job</c> label is the collector's: it stands for the resource's service.name.</remarks>
internal sealed class IsartorMetrics(MetricRegistry registry)
{
    private const string Job = "isartor-gateway";

    // No view is configured, so the SDK's default bounds apply. They are meant for milliseconds; the gateway records seconds.
    private static readonly double[] SdkDefaults = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    private readonly MetricFamily<Counter> _cacheEvents = registry.Counter(
        "isartor_cache_events_total", "Cache hits and misses by cache layer and tool", "cache_layer", "job", "outcome", "tool");

    private readonly MetricFamily<Counter> _errors = registry.Counter(
        "isartor_errors_total", "Total errors emitted by each layer", "error_class", "job", "layer", "tool");

    private readonly MetricFamily<Histogram> _layerDuration = registry.Histogram(
        "isartor_layer_duration_seconds", "Per-layer processing latency in seconds", SdkDefaults, "job", "layer_name", "tool");

    private readonly MetricFamily<Histogram> _requestDuration = registry.Histogram(
        "isartor_request_duration_seconds", "End-to-end request latency in seconds", SdkDefaults,
        "client", "endpoint_family", "final_layer", "job", "status_code", "tool", "traffic_surface");

    private readonly MetricFamily<Counter> _requests = registry.Counter(
        "isartor_requests_total", "Total requests processed, labelled by final layer and status",
        "client", "endpoint_family", "final_layer", "job", "status_code", "tool", "traffic_surface");

    private readonly MetricFamily<Counter> _retries = registry.Counter(
        "isartor_retries_total", "Total retry attempts and their outcomes", "attempts", "job", "operation", "outcome", "tool");

    private readonly MetricFamily<Counter> _tokensSaved = registry.Counter(
        "isartor_tokens_saved_total", "Estimated cloud LLM tokens saved by early resolution (L1a/L1b/L2)",
        "client", "endpoint_family", "final_layer", "job", "tool", "traffic_surface");

    private readonly MetricFamily<Gauge> _target = registry.Gauge("target_info", "Target metadata", "job", "service_version");

    /// <summary>What the exporter tells the collector about the process, besides its metrics.</summary>
    public void Announce() => _target.With(Job, IsartorSettings.Version).Value = 1;

    public void Request(in Exchange exchange)
    {
        var t = exchange.Traffic;
        // Lookups over MCP put the short layer name where everything else has the long one.
        var layer = t.Surface == Traffic.Mcp ? exchange.Layer.ShortName() : exchange.Layer.LongName();
        var status = exchange.Status == 200 ? "200" : exchange.Status.ToString(CultureInfo.InvariantCulture);
        // The proxy measures whole milliseconds: a fast cache hit is exactly 0.
        var seconds = t.Surface == Traffic.Proxy ? exchange.LatencyMs / 1000.0 : exchange.Seconds;
        _requests.With(t.Client, t.Family, layer, Job, status, t.Tool, t.Surface).Add();
        _requestDuration.With(t.Client, t.Family, layer, Job, status, t.Tool, t.Surface).Observe(seconds);
        if (!exchange.Layer.SavesTokens()) return;
        // The gateway surface counts the prompt alone; the others add what an answer might have cost.
        var tokens = t.Surface == Traffic.Gateway ? exchange.PromptTokens : exchange.PromptTokens + 256;
        _tokensSaved.With(t.Client, t.Family, layer, Job, t.Tool, t.Surface).Add(tokens);
    }

    public void LayerTook(Layer layer, string tool, double seconds) => _layerDuration.With(Job, layer.LongName(), tool).Observe(seconds);

    public void CacheEvent(string cacheLayer, bool hit, string tool) => _cacheEvents.With(cacheLayer, Job, hit ? "hit" : "miss", tool).Add();

    public void Error(string layer, string errorClass, string tool) => _errors.With(errorClass, Job, layer, tool).Add();

    public void Retried(string operation, int attempts, bool succeeded, string tool) =>
        _retries.With(attempts.ToString(CultureInfo.InvariantCulture), Job, operation, succeeded ? "success" : "exhausted", tool).Add();
}
