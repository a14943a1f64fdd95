using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmSpendTests
{
    [Fact]
    public void Ledger_WithoutARestart_AddsUpToTheSpendMetric()
    {
        using var run = ProxyRun.Quiet(3);
        var exposed = run.Play(TimeSpan.FromHours(2)).Exposed();
        var cells = run.Gateway.Books.Ledger.LastMonth(run.Gateway.Now).ToArray();

        Assert.Equal(exposed.Sum("litellm_spend_metric_total"), cells.Sum(c => c.Spend), precision: 6);
        Assert.Equal(exposed.Sum("litellm_total_tokens_metric_total"), cells.Sum(c => c.Tokens));
        Assert.Equal(exposed.Sum("litellm_proxy_total_requests_metric_total"), cells.Sum(c => c.Requests));
        foreach (var team in run.Gateway.Config.Teams)
        {
            var spent = exposed.Sum("litellm_spend_metric_total", ("team", team.Id));
            Assert.Equal(team.Budget.Limit!.Value - spent, exposed.Sum("litellm_remaining_team_budget_metric", ("team", team.Id)), precision: 6);
        }
    }

    [Fact]
    public void Rows_OfAllKinds_HaveTheIdLiteLlmKeysThemBy()
    {
        using var run = ProxyRun.Quiet(2);
        var rows = run.Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(15)).Gateway.Books.Rows.NewestFirst().ToArray();

        Assert.All(rows.Where(r => r.Failure is not null), r => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", r.RequestId));
        Assert.All(rows.Where(r => r is { Failure: null, CacheHit: false }), r => Assert.Matches("^chatcmpl-[0-9A-Za-z-]{29,36}$", r.RequestId));
        Assert.All(rows.Where(r => r.CacheHit), r => Assert.Matches(@"^chatcmpl-[0-9A-Za-z-]{29,36}_cache_hit\d{10}\.\d{1,7}$", r.RequestId));
        Assert.Contains(rows, r => r.Failure is not null);
        Assert.Equal(rows.Length, rows.Select(r => r.RequestId).Distinct().Count());
        var answers = rows.Where(r => r is { Failure: null, CacheHit: false }).Select(r => r.RequestId).ToHashSet();
        Assert.Contains(rows, r => r.CacheHit && answers.Contains(r.RequestId[..r.RequestId.IndexOf("_cache_hit", StringComparison.Ordinal)]));
        Assert.All(rows.Where(r => r.CacheHit || r.Failure is not null), r => Assert.Equal(0, r.Spend));
    }

    [Fact]
    public void Rows_BeyondTheRing_AreForgottenOldestFirst()
    {
        using var run = ProxyRun.Quiet(2);
        run.Play(TimeSpan.FromHours(1));
        var rows = run.Gateway.Books.Rows.NewestFirst().ToArray();

        Assert.Equal(SpendLogs.Capacity, rows.Length);
        Assert.Equal(rows.Select(r => r.End).OrderDescending(), rows.Select(r => r.End));
    }

    [Fact]
    public void Restart_OfTheProxy_KeepsTheDatabaseAndForgetsTheCounters()
    {
        using var run = ProxyRun.Quiet(3);
        run.Play(TimeSpan.FromHours(1));
        var spent = run.Gateway.Books.Ledger.LastMonth(run.Gateway.Now).Sum(c => c.Spend);
        run.Play(Scenario.GatewayRestart, GatewayNames.Proxy, TimeSpan.FromSeconds(12));
        Assert.False(run.Gateway.IsUp);
        run.Play(TimeSpan.FromSeconds(30));

        var exposed = run.Exposed();
        Assert.True(run.Gateway.IsUp);
        Assert.True(exposed.Sum("litellm_proxy_total_requests_metric_total") < 400);
        Assert.True(run.Gateway.Books.Ledger.LastMonth(run.Gateway.Now).Sum(c => c.Spend) > spent);
        Assert.True(exposed.Sum("litellm_remaining_team_budget_metric") < exposed.Sum("litellm_team_max_budget_metric"));
    }

    [Fact]
    public void Budget_OfADay_StartsAnewAfterMidnight()
    {
        using var run = new ProxyRun(ProxyRun.Monday.AddHours(15));
        run.Play(TimeSpan.FromMinutes(59));
        var research = run.Gateway.Config.Teams.Single(t => t.Alias == "research").Budget;
        var before = research.Spend;
        run.Play(TimeSpan.FromMinutes(12));

        Assert.True(before > 0);
        Assert.True(research.Spend < before);
        Assert.Equal(new DateTimeOffset(2026, 5, 6, 0, 0, 0, TimeSpan.Zero), research.ResetAt);
    }
}
