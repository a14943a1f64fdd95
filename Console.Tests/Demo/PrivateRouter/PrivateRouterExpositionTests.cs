using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.PrivateRouter;

public sealed class PrivateRouterExpositionTests
{
    // Name, type and labels as prometheus_client prints them: labels sorted by name.
    public static TheoryData<string, string, string> Families => new()
    {
        { "process_virtual_memory_bytes", "gauge", "" },
        { "process_resident_memory_bytes", "gauge", "" },
        { "process_start_time_seconds", "gauge", "" },
        { "process_cpu_seconds_total", "counter", "" },
        { "process_open_fds", "gauge", "" },
        { "process_max_fds", "gauge", "" },
        { "python_info", "gauge", "implementation,major,minor,patchlevel,version" },
        { "python_gc_objects_collected_total", "counter", "generation" },
        { "python_gc_objects_uncollectable_total", "counter", "generation" },
        { "python_gc_collections_total", "counter", "generation" },
        { "pr_http_requests_total", "counter", "method,route,status" },
        { "pr_http_requests_created", "gauge", "method,route,status" },
        { "pr_http_request_duration_seconds", "histogram", "le,method,route,status" },
        { "pr_http_request_duration_seconds_created", "gauge", "method,route,status" },
        { "pr_http_requests_in_flight", "gauge", "method,route" },
        { "pr_http_exceptions_total", "counter", "exception_type,method,route" },
        { "pr_http_exceptions_created", "gauge", "exception_type,method,route" },
        { "pr_llm_calls_total", "counter", "endpoint,model,status" },
        { "pr_llm_calls_created", "gauge", "endpoint,model,status" },
        { "pr_llm_tokens_total", "counter", "direction,model" },
        { "pr_llm_tokens_created", "gauge", "direction,model" },
        { "pr_llm_cost_usd_total", "counter", "model" },
        { "pr_llm_cost_usd_created", "gauge", "model" },
        { "pr_chat_conversations_created_total", "counter", "" },
        { "pr_chat_conversations_created_created", "gauge", "" },
        { "pr_credit_transactions_total", "counter", "kind" },
        { "pr_credit_transactions_created", "gauge", "kind" },
        { "pr_gpu_node_up", "gauge", "name,node_id" },
        { "pr_gpu_node_utilization_pct", "gauge", "name,node_id" },
    };

    private static readonly Lazy<Exposed> TwoHours = new(() =>
    {
        using var run = new PrivateRouterRun();
        run.Advance(TimeSpan.FromHours(2));
        return run.Metrics;
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_AfterTwoHours_HasItsTypeAndLabels(string name, string kind, string labels)
    {
        var family = TwoHours.Value[name];

        Assert.Equal((kind, labels), (family.Kind, string.Join(',', family.LabelNames)));
    }

    [Fact]
    public void Families_AfterTwoHours_AreTheDocumentedOnesInTheirOrder() =>
        Assert.Equal(Families.Select(row => (string)row[0]!), TwoHours.Value.Families.Select(f => f.Name));

    [Fact]
    public void Duration_OneSeries_HasTheClientsDefaultBucketsThenCountThenSum()
    {
        var samples = TwoHours.Value["pr_http_request_duration_seconds"].Samples.Take(17).ToArray();

        Assert.Equal(
            ["0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0", "+Inf"],
            samples.Take(15).Select(s => s["le"]));
        Assert.Equal(["pr_http_request_duration_seconds_count", "pr_http_request_duration_seconds_sum"], samples.Skip(15).Select(s => s.Name));
        Assert.Equal(samples[14].Value, samples[15].Value);
    }

    [Theory]
    [InlineData("pr_http_requests_total", "route", "/api/keys/{id}")]
    [InlineData("pr_http_requests_total", "route", "/api/internal/gpu-nodes/{node_id}/heartbeat")]
    [InlineData("pr_http_requests_total", "status", "402")]
    [InlineData("pr_llm_calls_total", "endpoint", "chat.completions")]
    [InlineData("pr_llm_calls_total", "status", "error")]
    [InlineData("pr_llm_calls_total", "model", Models.LocalLlama)]
    [InlineData("pr_llm_tokens_total", "direction", "input")]
    [InlineData("pr_credit_transactions_total", "kind", "topup")]
    [InlineData("pr_gpu_node_up", "name", GpuNodes.Second)]
    public void Label_AfterTwoHours_HasItsValues(string sample, string label, string value) => Assert.NotEmpty(TwoHours.Value.Find(sample, (label, value)));

    [Fact]
    public void Counters_AfterTwoHours_AgreeWithEachOther()
    {
        var metrics = TwoHours.Value;

        var completions = metrics.Sum("pr_http_requests_total", ("route", "/v1/chat/completions"), ("status", "200"));
        Assert.Equal(completions, metrics.Sum("pr_llm_calls_total", ("status", "success")));
        Assert.Equal(completions, metrics.Sum("pr_credit_transactions_total", ("kind", "usage")));
        Assert.Equal(completions, metrics.Sum("pr_http_request_duration_seconds_count", ("route", "/v1/chat/completions"), ("status", "200")));
        Assert.Equal(metrics.Sum("pr_http_requests_total", ("route", "/api/chat/conversations")), metrics.Sum("pr_chat_conversations_created_total"));
        Assert.Equal(metrics.Sum("pr_http_requests_total", ("status", "500")), metrics.Sum("pr_http_exceptions_total"));
    }

    [Fact]
    public void Series_AfterTwoDaysWithAllTheirIncidents_StayFew()
    {
        using var run = new PrivateRouterRun();
        run.Advance(TimeSpan.FromDays(2));

        Assert.InRange(run.Gateway.Metrics.Samples().Count(), 200, 500);
    }

    [Fact]
    public void Run_SameSeedTwice_IsIdentical()
    {
        static string Play(int seed)
        {
            using var run = new PrivateRouterRun(seed);
            run.Advance(TimeSpan.FromMinutes(30));
            return run.Gateway.Metrics.Expose();
        }

        var first = Play(5);
        Assert.Equal(first, Play(5));
        Assert.NotEqual(first, Play(6));
    }

    [Fact]
    public void Run_WithoutALog_IsTheSameAsWithOne()
    {
        using var logged = new PrivateRouterRun();
        using var silent = new PrivateRouterRun(withLog: false);
        logged.Advance(TimeSpan.FromMinutes(30));
        silent.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(logged.Gateway.Metrics.Expose(), silent.Gateway.Metrics.Expose());
    }
}
