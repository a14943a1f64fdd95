using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Vllm;

public sealed class VllmExpositionTests
{
    private const string Latency = "0.3 0.5 0.8 1.0 1.5 2.0 2.5 5.0 10.0 15.0 20.0 30.0 40.0 50.0 60.0 120.0 240.0 480.0 960.0 1920.0 7680.0 +Inf";
    private const string FirstToken = "0.001 0.005 0.01 0.02 0.04 0.06 0.08 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0 20.0 40.0 80.0 160.0 640.0 2560.0 +Inf";
    private const string PerToken = "0.01 0.025 0.05 0.075 0.1 0.15 0.2 0.3 0.4 0.5 0.75 1.0 2.5 5.0 7.5 10.0 20.0 40.0 80.0 +Inf";
    private const string Tokens = "1.0 2.0 5.0 10.0 20.0 50.0 100.0 200.0 500.0 1000.0 2000.0 5000.0 +Inf";

    private static readonly Lazy<Exposed> Hour = new(() =>
    {
        using var run = new VllmRun();
        run.Advance(TimeSpan.FromHours(1));
        return run.Metrics;
    });

    [Theory]
    [InlineData("vllm:num_requests_running", "gauge")]
    [InlineData("vllm:num_requests_waiting", "gauge")]
    [InlineData("vllm:kv_cache_usage_perc", "gauge")]
    [InlineData("vllm:prefix_cache_queries_total", "counter")]
    [InlineData("vllm:prefix_cache_hits_total", "counter")]
    [InlineData("vllm:num_preemptions_total", "counter")]
    [InlineData("vllm:prompt_tokens_total", "counter")]
    [InlineData("vllm:generation_tokens_total", "counter")]
    public void Family_AfterAnHour_HasItsTypeAndTheEnginesLabels(string name, string kind)
    {
        var family = Hour.Value[name];

        Assert.Equal((kind, "engine,model_name"), (family.Kind, string.Join(',', family.LabelNames)));
        Assert.Equal(("0", "llama-3.1-8b-instruct"), (family.Samples[0]["engine"], family.Samples[0]["model_name"]));
    }

    [Theory]
    [InlineData("vllm:e2e_request_latency_seconds", Latency)]
    [InlineData("vllm:request_queue_time_seconds", Latency)]
    [InlineData("vllm:request_inference_time_seconds", Latency)]
    [InlineData("vllm:request_prefill_time_seconds", Latency)]
    [InlineData("vllm:request_decode_time_seconds", Latency)]
    [InlineData("vllm:time_to_first_token_seconds", FirstToken)]
    [InlineData("vllm:inter_token_latency_seconds", PerToken)]
    [InlineData("vllm:request_time_per_output_token_seconds", PerToken)]
    [InlineData("vllm:request_prompt_tokens", Tokens)]
    [InlineData("vllm:request_generation_tokens", Tokens)]
    public void Histogram_AfterAnHour_HasVllmsBuckets(string name, string bounds)
    {
        var family = Hour.Value[name];

        Assert.Equal("histogram", family.Kind);
        Assert.Equal(bounds.Split(' '), family.Samples.Where(s => s.Name == name + "_bucket").Select(s => s["le"]));
        Assert.Equal(["engine", "le", "model_name"], family.LabelNames);
    }

    [Fact]
    public void Success_AfterAnHour_HasEveryFinishedReasonFromTheStart()
    {
        var family = Hour.Value["vllm:request_success_total"];

        Assert.Equal(["engine", "finished_reason", "model_name"], family.LabelNames);
        Assert.Equal(["stop", "length", "abort", "error", "repetition"], family.Samples.Select(s => s["finished_reason"]));
    }

    [Fact]
    public void Families_Deprecated_AreGone() =>
        Assert.DoesNotContain(Hour.Value.Families, f => f.Name is "vllm:gpu_cache_usage_perc" or "vllm:time_per_output_token_seconds" or "vllm:num_requests_swapped");

    [Fact]
    public void Counters_AfterAnHour_AgreeWithEachOther()
    {
        var metrics = Hour.Value;
        var finished = metrics.Sum("vllm:request_success_total") - metrics.Sum("vllm:request_success_total", ("finished_reason", "abort"));

        Assert.InRange(finished, 8_000, 40_000);
        Assert.Equal(finished, metrics.Sum("vllm:e2e_request_latency_seconds_count"));
        Assert.Equal(finished, metrics.Sum("vllm:request_queue_time_seconds_count"));
        Assert.Equal(finished, metrics.Sum("http_requests_total", ("handler", "/v1/chat/completions"), ("status", "2xx")));
        Assert.Equal(finished + metrics.Sum("vllm:num_requests_running"), metrics.Sum("vllm:time_to_first_token_seconds_count"));
        // Every token but a request's first has one before it.
        Assert.Equal(
            metrics.Sum("vllm:generation_tokens_total"),
            metrics.Sum("vllm:inter_token_latency_seconds_count") + metrics.Sum("vllm:time_to_first_token_seconds_count"));
        Assert.Equal(metrics.Sum("vllm:prompt_tokens_total"), metrics.Sum("vllm:prefix_cache_queries_total"));
        Assert.InRange(metrics.Sum("vllm:prefix_cache_hits_total") / metrics.Sum("vllm:prefix_cache_queries_total"), 0.2, 0.6);
    }

    [Fact]
    public void Times_OfTheFinished_AddUp()
    {
        var metrics = Hour.Value;

        var parts = metrics.Sum("vllm:request_queue_time_seconds_sum") + metrics.Sum("vllm:request_prefill_time_seconds_sum")
            + metrics.Sum("vllm:request_decode_time_seconds_sum");
        Assert.Equal(metrics.Sum("vllm:e2e_request_latency_seconds_sum"), parts, 2);
        Assert.Equal(
            metrics.Sum("vllm:request_inference_time_seconds_sum"),
            metrics.Sum("vllm:request_prefill_time_seconds_sum") + metrics.Sum("vllm:request_decode_time_seconds_sum"), 2);
    }

    [Fact]
    public void Run_SameSeedTwice_IsIdentical()
    {
        static string Play(int seed)
        {
            using var run = new VllmRun(seed);
            run.Advance(TimeSpan.FromMinutes(20));
            return run.Gateway.Metrics.Expose();
        }

        var first = Play(5);
        Assert.Equal(first, Play(5));
        Assert.NotEqual(first, Play(6));
    }

    [Fact]
    public void Series_AfterADay_StayFew()
    {
        using var run = new VllmRun();
        run.Advance(TimeSpan.FromDays(1));

        Assert.InRange(run.Gateway.Metrics.Samples().Count(), 250, 400);
    }
}
