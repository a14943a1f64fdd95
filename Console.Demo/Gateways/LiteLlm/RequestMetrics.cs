using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>What clients asked and got: requests, spend, tokens, latencies, the cache. Names and labels from LiteLLM's metrics page and source.</summary>
internal sealed class RequestMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> Total { get; } = registry.Counter("litellm_proxy_total_requests_metric_total", "Total number of requests made to the proxy server - track number of client side requests", LabelNames.TotalRequests);

    public MetricFamily<Counter> Failed { get; } = registry.Counter("litellm_proxy_failed_requests_metric_total", "Total number of failed responses from proxy - the client did not get a success response from litellm proxy", LabelNames.FailedRequests);

    public MetricFamily<Counter> Spend { get; } = registry.Counter("litellm_spend_metric_total", "Total spend on LLM requests", LabelNames.Spend);

    public MetricFamily<Counter> Calls { get; } = registry.Counter("litellm_requests_metric_total", "deprecated - use litellm_proxy_total_requests_metric. Total number of LLM calls to litellm - track total per API Key, team, user", LabelNames.Spend);

    public MetricFamily<Counter> TotalTokens { get; } = registry.Counter("litellm_total_tokens_metric_total", "Total number of input + output tokens from LLM requests", LabelNames.Tokens);

    public MetricFamily<Counter> InputTokens { get; } = registry.Counter("litellm_input_tokens_metric_total", "Total number of input tokens", LabelNames.Tokens);

    public MetricFamily<Counter> OutputTokens { get; } = registry.Counter("litellm_output_tokens_metric_total", "Total number of output tokens", LabelNames.Tokens);

    public MetricFamily<Counter> ApiFailures { get; } = registry.Counter("litellm_llm_api_failed_requests_metric_total", "deprecated - use litellm_proxy_failed_requests_metric", LabelNames.ApiFailures);

    public MetricFamily<Histogram> Latency { get; } = registry.Histogram("litellm_request_total_latency_metric", "Total latency (seconds) for a request to LiteLLM", LiteLlmBuckets.Latency, LabelNames.Latency);

    public MetricFamily<Histogram> ApiLatency { get; } = registry.Histogram("litellm_llm_api_latency_metric", "Total latency (seconds) for a models LLM API call", LiteLlmBuckets.Latency, LabelNames.Latency);

    public MetricFamily<Histogram> FirstToken { get; } = registry.Histogram("litellm_llm_api_time_to_first_token_metric", "Time to first token for a models LLM API call", LiteLlmBuckets.Latency, LabelNames.Latency);

    public MetricFamily<Histogram> QueueTime { get; } = registry.Histogram("litellm_request_queue_time_seconds", "Time spent in request queue before processing starts (seconds)", LiteLlmBuckets.Latency, LabelNames.Latency);

    // The help says milliseconds; values and buckets are seconds.
    public MetricFamily<Histogram> Overhead { get; } = registry.Histogram("litellm_overhead_latency_metric", "Latency overhead (milliseconds) added by LiteLLM processing", LiteLlmBuckets.Latency, LabelNames.Overhead);

    public MetricFamily<Gauge> InFlight { get; } = registry.Gauge("litellm_in_flight_requests", "Number of HTTP requests currently in-flight on this uvicorn worker");

    public MetricFamily<Counter> CacheHits { get; } = registry.Counter("litellm_cache_hits_metric_total", "Total number of LiteLLM cache hits", LabelNames.Cache);

    public MetricFamily<Counter> CacheMisses { get; } = registry.Counter("litellm_cache_misses_metric_total", "Total number of LiteLLM cache misses", LabelNames.Cache);

    public MetricFamily<Counter> CachedTokens { get; } = registry.Counter("litellm_cached_tokens_metric_total", "Total tokens served from LiteLLM cache", LabelNames.Cache);

    public MetricFamily<Counter> CallbackFailures { get; } = registry.Counter("litellm_callback_logging_failures_metric_total", "Total number of failures when emitting logs to callbacks (e.g. s3_v2, langfuse, etc)", "callback_name");
}
