using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class IsartorScenarioTests
{
    private const string Requests = "isartor_requests_total";

    [Fact]
    public void ProviderOutage_OfTheActiveProvider_EndsIn502AndCountsEveryAttemptPlusOne()
    {
        var run = new IsartorRun().Run(10);
        Assert.Equal(0, run.Sum(Requests, ("status_code", "502")));

        run.Begin(Scenario.ProviderOutage, Providers.OpenAi, 15).Run(16);

        var failed = run.Sum(Requests, ("status_code", "502")) + run.Sum("isartor_errors_total", ("layer", "L3_StaleFallback"));
        var exhausted = run.Sum("isartor_retries_total", ("outcome", "exhausted"));
        Assert.True(failed > 100);
        Assert.Equal(failed, exhausted);
        Assert.All(run.Scrape().Where(s => s.Name == "isartor_retries_total" && s.Labels["outcome"] == "exhausted"), s => Assert.Equal("3", s.Labels["attempts"]));
        // Three attempts and the handler's own; and what was saved by a second or third attempt.
        var second = run.Sum("isartor_retries_total", ("outcome", "success"), ("attempts", "2"));
        var third = run.Sum("isartor_retries_total", ("outcome", "success"), ("attempts", "3"));
        Assert.Equal((4 * exhausted) + second + (2 * third), run.Sum("isartor_errors_total", ("layer", "L3_Cloud"), ("error_class", "retryable")));
        Assert.True(run.Sum(Requests, ("traffic_surface", "proxy"), ("client", "copilot"), ("status_code", "503")) > 10);
        Assert.Equal(exhausted, run.Gateway.Provider.Errors);
        Assert.Contains(run.Gateway.Provider.Keys, k => k.RateLimits > 0);
    }

    [Fact]
    public void ProviderOutage_OnTheNativeRoute_IsHalfHiddenByStaleEntries()
    {
        var run = new IsartorRun().Run(5).Begin(Scenario.ProviderOutage, Providers.OpenAi, 30).Run(31);
        (string, string)[] native = [("endpoint_family", "native"), ("final_layer", "L3_Cloud")];

        var stale = run.Sum("isartor_errors_total", ("layer", "L3_StaleFallback"), ("error_class", "fallback_used"));
        var failed = run.Sum(Requests, [.. native, ("status_code", "502")]);

        Assert.InRange(stale / (stale + failed), 0.35, 0.65);
        Assert.Equal(0, run.Sum("isartor_errors_total", ("layer", "L3_StaleFallback"), ("tool", "cursor")));
    }

    [Fact]
    public void ProviderOutage_OfAnthropic_HitsOnlyProxiedClaude()
    {
        var run = new IsartorRun().Run(5).Begin(Scenario.ProviderOutage, Providers.Anthropic, 15).Run(16);

        Assert.True(run.Sum(Requests, ("client", "claude"), ("status_code", "503")) > 20);
        Assert.Equal(0, run.Sum(Requests, ("status_code", "502")));
    }

    [Fact]
    public void SlowModel_OfCursor_TakesSeveralTimesAsLong()
    {
        var run = new IsartorRun().Run(20);
        var (sum, count) = Cursor(run);
        run.Begin(Scenario.SlowModel, Models.Gpt4o, 20).Run(20);
        var (sumAfter, countAfter) = Cursor(run);

        Assert.InRange((sumAfter - sum) / (countAfter - count) / (sum / count), 3, 6.5);

        static (double Sum, double Count) Cursor(IsartorRun run) => (
            run.Sum("isartor_layer_duration_seconds_sum", ("layer_name", "L3_Cloud"), ("tool", "cursor")),
            run.Sum("isartor_layer_duration_seconds_count", ("layer_name", "L3_Cloud"), ("tool", "cursor")));
    }

    [Fact]
    public void CacheCollapse_OfTheEdge_LeavesAlmostNoHits()
    {
        var run = new IsartorRun().Run(30);
        Assert.InRange(HitRatio(run, 0, 0), 0.35, 0.5);
        var (hits, misses) = Events(run);

        run.Begin(Scenario.CacheCollapse, GatewayNames.Edge, 15).Run(15);

        Assert.InRange(HitRatio(run, hits, misses), 0, 0.05);
        Assert.InRange(run.Gateway.Cache.ExactEntries(run.Gateway.Now), 0, 10);
    }

    [Fact]
    public void AuthFlood_OfTheEdge_CountsAsDeflected()
    {
        var run = new IsartorRun().Run(10);
        var deflected = run.Gateway.Stats.Deflected;
        Assert.InRange(run.Sum(Requests, ("final_layer", "L0_AuthBlocked")), 0, 60);

        run.Begin(Scenario.AuthFlood, GatewayNames.Edge, 5).Run(5);

        var blocked = run.Sum(Requests, ("final_layer", "L0_AuthBlocked"), ("status_code", "401"), ("tool", "unknown"));
        Assert.InRange(blocked, 18 * 300 * 0.8, 18 * 300 * 1.2);
        Assert.True(run.Gateway.Stats.Deflected - deflected > blocked * 0.9);
        Assert.Equal(0, run.Sum("isartor_tokens_saved_total", ("final_layer", "L0_AuthBlocked")));
    }

    [Fact]
    public void Restart_OfTheEdge_ForgetsWhatWasInMemoryButNotTheUsage()
    {
        var run = new IsartorRun().Run(30).Begin(Scenario.GatewayRestart, GatewayNames.Edge, 0.2).Run(0.5);
        var gateway = run.Gateway;

        Assert.InRange(gateway.UptimeSeconds, 10, 20);
        Assert.InRange(gateway.Stats.Total, 1, 300);
        Assert.Equal(gateway.Stats.Total, gateway.Stats.Recent.Count);
        Assert.True(gateway.Usage.Total(run.Start).Requests > 1000);
    }

    [Fact]
    public void Down_TheEdge_HandlesNothing()
    {
        var run = new IsartorRun().Run(5).Begin(Scenario.GatewayDown, GatewayNames.Edge, 3);
        var total = run.Gateway.Stats.Total;

        run.Run(2);

        Assert.False(run.Gateway.IsUp);
        Assert.Equal(total, run.Gateway.Stats.Total);
    }

    private static (double Hits, double Misses) Events(IsartorRun run) => (
        run.Sum("isartor_cache_events_total", ("cache_layer", "l1"), ("outcome", "hit")),
        run.Sum("isartor_cache_events_total", ("cache_layer", "l1"), ("outcome", "miss")));

    private static double HitRatio(IsartorRun run, double hitsBefore, double missesBefore)
    {
        var (hits, misses) = Events(run);
        return (hits - hitsBefore) / (hits - hitsBefore + misses - missesBefore);
    }
}
