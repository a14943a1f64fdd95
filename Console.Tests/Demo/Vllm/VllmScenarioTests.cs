using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Vllm;

public sealed partial class VllmScenarioTests : IDisposable
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly VllmRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void GpuNodeLost_First_ThroughputFallsAndTheQueueGrowsUntilItIsBack()
    {
        _run.Advance(TenMinutes);
        var before = _run.Metrics;
        _run.World.Play(Scenario.GpuNodeLost, GpuNodes.First, _run.Gateway.Now, TenMinutes);
        _run.Advance(TenMinutes);
        var lost = _run.Metrics;
        _run.Advance(TenMinutes);
        var back = _run.Metrics;

        Assert.True(Tokens(lost) - Tokens(before) < Tokens(before) * 0.4);
        Assert.Equal(0, before.Sum("vllm:num_requests_waiting"));
        Assert.True(lost.Sum("vllm:num_requests_waiting") > 20);
        Assert.True(lost.Sum("vllm:kv_cache_usage_perc") > 0.5);
        Assert.InRange(lost.Sum("vllm:kv_cache_usage_perc"), 0, 1);
        Assert.True(lost.Sum("vllm:request_success_total", ("finished_reason", "abort")) > 50);
        Assert.Equal(0, back.Sum("vllm:num_requests_waiting"));
    }

    [Fact]
    public void GpuNodeLost_Second_IsNotFelt()
    {
        _run.World.Play(Scenario.GpuNodeLost, GpuNodes.Second, _run.Gateway.Now, TenMinutes);
        _run.Advance(TenMinutes);

        Assert.Equal(0, _run.Metrics.Sum("vllm:request_success_total", ("finished_reason", "abort")));
    }

    [Fact]
    public void Log_AfterAnHour_AgreesWithTheCounters()
    {
        _run.Advance(TimeSpan.FromHours(1));
        var metrics = _run.Metrics;

        var statuses = _run.LogLines().Select(l => Completion().Match(l)).Where(m => m.Success).CountBy(m => m.Groups[1].Value).ToDictionary();
        Assert.Equal(metrics.Sum("http_requests_total", ("status", "2xx")), statuses["200 OK"]);
        Assert.Equal(metrics.Sum("http_requests_total", ("status", "4xx")), statuses["400 Bad Request"]);
    }

    [Fact]
    public void Log_EveryLine_IsVllmsOrUvicorns()
    {
        _run.Advance(TimeSpan.FromMinutes(10));
        var lines = _run.LogLines();

        Assert.All(lines, l => Assert.Matches(AnyLine(), l));
        Assert.InRange(lines.Count(l => Stats().IsMatch(l)), 59, 60);
        var last = Stats().Match(lines.Last(l => Stats().IsMatch(l)));
        Assert.InRange(double.Parse(last.Groups["generation"].Value, CultureInfo.InvariantCulture), 200, 2_500);
    }

    private static double Tokens(Exposed metrics) => metrics.Sum("vllm:generation_tokens_total");

    [GeneratedRegex("""^INFO:     [0-9.]+:\d+ - "POST /v1/chat/completions HTTP/1\.1" (\d{3} .+)$""")]
    private static partial Regex Completion();

    [GeneratedRegex("""^INFO \d\d-\d\d \d\d:\d\d:\d\d \[loggers\.py:\d+\] Engine 000: Avg prompt throughput: \d+\.\d tokens/s, Avg generation throughput: (?<generation>\d+\.\d) tokens/s, Running: \d+ reqs, Waiting: \d+ reqs, GPU KV cache usage: \d+\.\d%, Prefix cache hit rate: \d+\.\d%$""")]
    private static partial Regex Stats();

    [GeneratedRegex("""^INFO(:     ([0-9.]+:\d+ - "(GET|POST) /[^ ]+ HTTP/1\.1" \d{3} .+|Started .+|Waiting .+|Application .+)| \d\d-\d\d \d\d:\d\d:\d\d \[[a-z_]+\.py:\d+\] .+)$""")]
    private static partial Regex AnyLine();
}
