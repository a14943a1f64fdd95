using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.PrivateRouter;

public sealed class PrivateRouterScenarioTests : IDisposable
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly PrivateRouterRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void ProviderOutage_OfOpenAi_FailsItsModelsOnly()
    {
        var before = Quiet();
        _run.Suffer(Scenario.ProviderOutage, Providers.OpenAi, TenMinutes);
        var after = _run.Metrics;

        Assert.InRange(ErrorShare(before, after, Models.Gpt4o), 0.5, 0.9);
        Assert.InRange(ErrorShare(before, after, Models.ClaudeSonnet), 0, 0.05);
        Assert.True(Grown(before, after, "pr_http_requests_total", ("status", "502")) > 100);
        Assert.True(Grown(before, after, "pr_http_exceptions_total", ("exception_type", "ReadTimeout")) > 5);
    }

    [Fact]
    public void SlowModel_Claude_FillsTheLastBucket()
    {
        var before = Quiet();
        _run.Suffer(Scenario.SlowModel, Models.ClaudeSonnet, TenMinutes);
        var after = _run.Metrics;

        Assert.True(SlowShare(after, before) > SlowShare(before, null) * 3);
    }

    [Fact]
    public void AuthFlood_MakesMostRequests401()
    {
        var before = Quiet();
        _run.Suffer(Scenario.AuthFlood, GatewayNames.Chat, TenMinutes);
        var after = _run.Metrics;

        Assert.InRange(Grown(before, after, "pr_http_requests_total", ("status", "401")) / Grown(before, after, "pr_http_requests_total"), 0.6, 0.95);
        Assert.Contains(_run.AccessLines(), l => l.GetProperty("status").GetInt32() == 401 && l.GetProperty("route").GetString() == "/v1/chat/completions");
    }

    [Fact]
    public void SpendSpike_MultipliesTheCost()
    {
        var before = Quiet();
        _run.Suffer(Scenario.SpendSpike, GatewayNames.Chat, TenMinutes);
        var after = _run.Metrics;

        Assert.True(Grown(before, after, "pr_llm_cost_usd_total") > before.Sum("pr_llm_cost_usd_total") * 4);
        // The batch team's prepaid credit is small: somebody had to grant it more.
        Assert.True(Grown(before, after, "pr_credit_transactions_total", ("kind", "admin_adjust")) > 0);
    }

    [Fact]
    public void GpuNodeLost_IsNoticedLateAndTheUtilisationStays()
    {
        Quiet();
        var utilization = Node("pr_gpu_node_utilization_pct", GpuNodes.Second);
        var lost = _run.Gateway.Now;
        _run.World.Play(Scenario.GpuNodeLost, GpuNodes.Second, lost, TimeSpan.FromMinutes(15));
        while (Node("pr_gpu_node_up", GpuNodes.Second) == 1 && _run.Gateway.Now - lost < TenMinutes) _run.Advance(TimeSpan.FromSeconds(1));
        var silent = _run.Gateway.Now - _run.Gateway.Fleet.Nodes.Single(n => n.Name == GpuNodes.Second).LastHeartbeat!.Value;

        // Stale after 180 s, and then found by the next sweep.
        Assert.InRange(silent, TimeSpan.FromSeconds(181), TimeSpan.FromSeconds(211));
        Assert.Equal((utilization, 1), (Node("pr_gpu_node_utilization_pct", GpuNodes.Second), Node("pr_gpu_node_up", GpuNodes.First)));

        _run.Gateway.Advance(lost.AddMinutes(17));
        Assert.Equal(1, Node("pr_gpu_node_up", GpuNodes.Second));
    }

    [Fact]
    public void GpuNodeLost_FailsLocalCallsUntilItIsNoticed()
    {
        var before = Quiet();
        _run.Suffer(Scenario.GpuNodeLost, GpuNodes.Second, TimeSpan.FromMinutes(5));
        var noticed = _run.Metrics;
        _run.Suffer(Scenario.GpuNodeLost, GpuNodes.Second, TimeSpan.FromMinutes(5));
        var later = _run.Metrics;

        Assert.InRange(ErrorShare(before, noticed, Models.LocalLlama), 0.15, 0.6);
        Assert.InRange(ErrorShare(noticed, later, Models.LocalLlama), 0, 0.05);
    }

    [Fact]
    public void GatewayRestart_BeginsAtZeroAndForgetsTheGauges()
    {
        var before = Quiet();
        _run.Suffer(Scenario.GatewayRestart, GatewayNames.Chat, TimeSpan.FromSeconds(12));
        Assert.False(_run.Gateway.IsUp);
        _run.Advance(TimeSpan.FromSeconds(2));

        var after = _run.Metrics;
        Assert.True(_run.Gateway.IsUp);
        Assert.True(after.Sum("pr_http_requests_total") < before.Sum("pr_http_requests_total") / 10);
        Assert.True(after.Sum("process_start_time_seconds") > before.Sum("process_start_time_seconds"));
        Assert.DoesNotContain("status=\"402\"", _run.Gateway.Metrics.Expose(), StringComparison.Ordinal);
    }

    [Fact]
    public void GatewayDown_DoesNotAnswerAndMissesHeartbeats()
    {
        Quiet();
        _run.Suffer(Scenario.GatewayDown, GatewayNames.Chat, TenMinutes);
        Assert.False(_run.Gateway.Listeners[0].Answers());
        _run.Advance(TimeSpan.FromSeconds(90));

        Assert.True(_run.Gateway.Listeners[0].Answers());
        Assert.Equal(1, Node("pr_gpu_node_up", GpuNodes.First));
    }

    private Exposed Quiet()
    {
        _run.Advance(TenMinutes);
        return _run.Metrics;
    }

    private double Node(string metric, string name) => _run.Metrics.Sum(metric, ("name", name));

    private static double Grown(Exposed before, Exposed after, string sample, params (string, string)[] labels) => after.Sum(sample, labels) - before.Sum(sample, labels);

    private static double ErrorShare(Exposed before, Exposed after, string model) =>
        Grown(before, after, "pr_llm_calls_total", ("model", model), ("status", "error")) / Grown(before, after, "pr_llm_calls_total", ("model", model));

    private static double SlowShare(Exposed metrics, Exposed? before)
    {
        double Count(string le) => Buckets(metrics, le) - (before is null ? 0 : Buckets(before, le));
        return 1 - (Count("10.0") / Count("+Inf"));
    }

    private static double Buckets(Exposed metrics, string le) =>
        metrics.Sum("pr_http_request_duration_seconds_bucket", ("route", "/v1/chat/completions"), ("status", "200"), ("le", le));
}
