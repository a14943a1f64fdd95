using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>The families of a vLLM server (V1 engine), without the deprecated names a current release hides.</summary>
internal sealed class VllmMetrics(MetricRegistry registry)
{
    private static readonly double[] RequestSeconds = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680];

    private static readonly double[] FirstTokenSeconds =
        [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560];

    private static readonly double[] TokenSeconds = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80];

    /// <summary>1, 2, 5, 10 … up to the context of the model.</summary>
    private static readonly double[] Tokens = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    private static readonly double[] StepTokens = [1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];

    private static readonly double[] Choices = [1, 2, 5, 10, 20];

    public PythonProcessMetrics Process { get; } = new(registry, "3.12.11", baseMemory: 1.9e9, maxOpenFiles: 65_535);

    public MetricFamily<Gauge> Running { get; } = Gauge(registry, "vllm:num_requests_running", "Number of requests in model execution batches.");

    public MetricFamily<Gauge> Waiting { get; } = Gauge(registry, "vllm:num_requests_waiting", "Number of requests waiting to be processed.");

    public MetricFamily<Gauge> CacheUsage { get; } = Gauge(registry, "vllm:kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.");

    public MetricFamily<Counter> PrefixQueries { get; } =
        Counter(registry, "vllm:prefix_cache_queries_total", "Prefix cache queries, in terms of number of queried tokens.");

    public MetricFamily<Counter> PrefixHits { get; } =
        Counter(registry, "vllm:prefix_cache_hits_total", "Prefix cache hits, in terms of number of cached tokens.");

    public MetricFamily<Counter> Preemptions { get; } = Counter(registry, "vllm:num_preemptions_total", "Cumulative number of preemption from the engine.");

    public MetricFamily<Counter> PromptTokens { get; } = Counter(registry, "vllm:prompt_tokens_total", "Number of prefill tokens processed.");

    public MetricFamily<Counter> GenerationTokens { get; } = Counter(registry, "vllm:generation_tokens_total", "Number of generation tokens processed.");

    public MetricFamily<Counter> Success { get; } =
        registry.Counter("vllm:request_success_total", "Count of successfully processed requests.", "model_name", "engine", "finished_reason");

    public MetricFamily<Histogram> RequestPromptTokens { get; } =
        Histogram(registry, "vllm:request_prompt_tokens", "Number of prefill tokens processed.", Tokens);

    public MetricFamily<Histogram> RequestGenerationTokens { get; } =
        Histogram(registry, "vllm:request_generation_tokens", "Number of generation tokens processed.", Tokens);

    public MetricFamily<Histogram> IterationTokens { get; } =
        Histogram(registry, "vllm:iteration_tokens_total", "Histogram of number of tokens per engine_step.", StepTokens);

    public MetricFamily<Histogram> MaxGenerationTokens { get; } =
        Histogram(registry, "vllm:request_max_num_generation_tokens", "Histogram of maximum number of requested generation tokens.", Tokens);

    public MetricFamily<Histogram> ParamsN { get; } = Histogram(registry, "vllm:request_params_n", "Histogram of the n request parameter.", Choices);

    public MetricFamily<Histogram> ParamsMaxTokens { get; } =
        Histogram(registry, "vllm:request_params_max_tokens", "Histogram of the max_tokens request parameter.", Tokens);

    public MetricFamily<Histogram> FirstToken { get; } =
        Histogram(registry, "vllm:time_to_first_token_seconds", "Histogram of time to first token in seconds.", FirstTokenSeconds);

    public MetricFamily<Histogram> InterToken { get; } =
        Histogram(registry, "vllm:inter_token_latency_seconds", "Histogram of inter-token latency in seconds.", TokenSeconds);

    public MetricFamily<Histogram> PerOutputToken { get; } =
        Histogram(registry, "vllm:request_time_per_output_token_seconds", "Histogram of time_per_output_token_seconds per request.", TokenSeconds);

    public MetricFamily<Histogram> EndToEnd { get; } =
        Histogram(registry, "vllm:e2e_request_latency_seconds", "Histogram of e2e request latency in seconds.", RequestSeconds);

    public MetricFamily<Histogram> Queue { get; } =
        Histogram(registry, "vllm:request_queue_time_seconds", "Histogram of time spent in WAITING phase for request.", RequestSeconds);

    public MetricFamily<Histogram> Inference { get; } =
        Histogram(registry, "vllm:request_inference_time_seconds", "Histogram of time spent in RUNNING phase for request.", RequestSeconds);

    public MetricFamily<Histogram> Prefill { get; } =
        Histogram(registry, "vllm:request_prefill_time_seconds", "Histogram of time spent in PREFILL phase for request.", RequestSeconds);

    public MetricFamily<Histogram> Decode { get; } =
        Histogram(registry, "vllm:request_decode_time_seconds", "Histogram of time spent in DECODE phase for request.", RequestSeconds);

    public MetricFamily<Gauge> CacheConfig { get; } = registry.Gauge(
        "vllm:cache_config_info", "Information of the LLMEngine CacheConfig",
        "block_size", "cache_dtype", "enable_prefix_caching", "engine", "gpu_memory_utilization", "num_gpu_blocks", "prefix_caching_hash_algo");

    public HttpMetrics Http { get; } = new(registry);

    private static MetricFamily<Gauge> Gauge(MetricRegistry registry, string name, string help) => registry.Gauge(name, help, "model_name", "engine");

    private static MetricFamily<Counter> Counter(MetricRegistry registry, string name, string help) => registry.Counter(name, help, "model_name", "engine");

    private static MetricFamily<Histogram> Histogram(MetricRegistry registry, string name, string help, double[] bounds) =>
        registry.Histogram(name, help, bounds, "model_name", "engine");
}
