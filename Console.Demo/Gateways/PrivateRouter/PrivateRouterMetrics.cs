using System.Globalization;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The metrics of PrivateRouter's observability page; histogram buckets are the client library's defaults, the page gives none.</summary>
internal sealed class PrivateRouterMetrics(MetricRegistry registry)
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Dictionary<(Route Route, int Status), (Counter Count, Histogram Duration)> _responses = [];

    public PythonProcessMetrics Process { get; } = new(registry, "3.12.8", baseMemory: 214e6, maxOpenFiles: 1_048_576);

    public MetricFamily<Counter> Requests { get; } = registry.Counter("pr_http_requests_total", "HTTP requests", "method", "route", "status");

    public MetricFamily<Histogram> Duration { get; } =
        registry.Histogram("pr_http_request_duration_seconds", "HTTP request duration", Seconds, "method", "route", "status");

    public MetricFamily<Gauge> InFlight { get; } = registry.Gauge("pr_http_requests_in_flight", "In-flight HTTP requests", "method", "route");

    public MetricFamily<Counter> Exceptions { get; } = registry.Counter("pr_http_exceptions_total", "Unhandled exceptions", "method", "route", "exception_type");

    public MetricFamily<Counter> LlmCalls { get; } = registry.Counter("pr_llm_calls_total", "LLM calls", "model", "endpoint", "status");

    public MetricFamily<Counter> LlmTokens { get; } = registry.Counter("pr_llm_tokens_total", "LLM tokens", "model", "direction");

    public MetricFamily<Counter> LlmCost { get; } = registry.Counter("pr_llm_cost_usd_total", "LLM cost in USD", "model");

    public MetricFamily<Counter> Conversations { get; } = registry.Counter("pr_chat_conversations_created_total", "Conversations created");

    public MetricFamily<Counter> CreditTransactions { get; } = registry.Counter("pr_credit_transactions_total", "Credit transactions", "kind");

    public MetricFamily<Gauge> GpuNodeUp { get; } = registry.Gauge("pr_gpu_node_up", "GPU node up", "node_id", "name");

    public MetricFamily<Gauge> GpuNodeUtilization { get; } = registry.Gauge("pr_gpu_node_utilization_pct", "GPU node utilisation percent", "node_id", "name");

    public void Boot()
    {
        _responses.Clear();
        Process.Boot();
    }

    public void Begin(Route route) => InFlight.With(route.Method, route.Template).Value++;

    public void End(Route route, int status, double seconds)
    {
        InFlight.With(route.Method, route.Template).Value--;
        if (!_responses.TryGetValue((route, status), out var response))
        {
            var text = status.ToString(CultureInfo.InvariantCulture);
            response = (Requests.With(route.Method, route.Template, text), Duration.With(route.Method, route.Template, text));
            _responses[(route, status)] = response;
        }
        response.Count.Add();
        response.Duration.Observe(seconds);
    }
}
