using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmScenarioTests
{
    [Fact]
    public void ProviderOutage_OfOpenAi_CoolsDownFailsAndFallsBack()
    {
        using var run = ProxyRun.Quiet(3);
        var before = run.Play(TimeSpan.FromMinutes(20)).Exposed();
        var after = run.Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(20)).Exposed();

        Assert.Equal(0, before.Sum("litellm_deployment_cooled_down_total"));
        Assert.True(after.Sum("litellm_deployment_cooled_down_total", ("api_provider", "openai")) > 5);
        Assert.Equal(0, after.Sum("litellm_deployment_cooled_down_total", ("api_provider", "gemini")));
        // gpt-4o has two deployments but both at OpenAI; gpt-4o-mini has Gemini to fall back to.
        Assert.True(after.Sum("litellm_proxy_failed_requests_metric_total", ("requested_model", "gpt-4o")) > 20);
        Assert.True(after.Sum("litellm_deployment_successful_fallbacks_total", ("requested_model", "gpt-4o-mini"), ("fallback_model", "gemini-2.5-flash")) > 50);
        Assert.True(after.Sum("litellm_proxy_failed_requests_metric_total", ("requested_model", "gpt-4o-mini")) < 5);
        Assert.Contains(after.Find("litellm_deployment_failure_responses_total"), s => s["exception_class"] == "Openai.RateLimitError" && s["exception_status"] == "429");
        Assert.Contains(after.Find("litellm_proxy_failed_requests_metric_total"), s => s["exception_class"] == ProxyFailure.NoDeployment && s["exception_status"] == "None");
    }

    [Fact]
    public void ProviderOutage_OfAnthropic_TakesTheDeploymentToStateTwoAndBack()
    {
        using var run = ProxyRun.Quiet(3);
        run.Play(TimeSpan.FromMinutes(20));
        run.World.Play(Scenario.ProviderOutage, Providers.Anthropic, run.Gateway.Now, TimeSpan.FromMinutes(30));
        var states = new HashSet<double>();
        for (var minute = 0; minute < 30; minute++) states.Add(State(run.Play(TimeSpan.FromMinutes(1)).Exposed()));
        var afterwards = State(run.Play(TimeSpan.FromMinutes(20)).Exposed());

        Assert.Contains(2, states);
        Assert.Equal(0, afterwards);

        static double State(Exposed exposed) => exposed.Sum("litellm_deployment_state", ("api_provider", "anthropic"));
    }

    [Fact]
    public void SlowModel_Gpt4o_TakesSeveralTimesAsLong()
    {
        using var run = ProxyRun.Quiet(3);
        var before = run.Play(TimeSpan.FromMinutes(30)).Exposed();
        var after = run.Play(Scenario.SlowModel, Models.Gpt4o, TimeSpan.FromMinutes(30)).Exposed();

        Assert.True(Mean(before, after, Models.Gpt4o) > 3 * Mean(null, before, Models.Gpt4o));
        Assert.True(Mean(before, after, Models.Gpt4oMini) < 1.5 * Mean(null, before, Models.Gpt4oMini));

        static double Mean(Exposed? from, Exposed to, string model)
        {
            const string name = "litellm_llm_api_latency_metric";
            var seconds = to.Sum(name + "_sum", ("model", model)) - (from?.Sum(name + "_sum", ("model", model)) ?? 0);
            return seconds / (to.Sum(name + "_count", ("model", model)) - (from?.Sum(name + "_count", ("model", model)) ?? 0));
        }
    }

    [Fact]
    public void CacheCollapse_OfTheProxy_LeavesAlmostNoHits()
    {
        using var run = ProxyRun.Quiet(3);
        var before = run.Play(TimeSpan.FromMinutes(40)).Exposed();
        var after = run.Play(Scenario.CacheCollapse, GatewayNames.Proxy, TimeSpan.FromMinutes(30)).Exposed();

        Assert.InRange(HitRatio(null, before), 0.16, 0.25);
        Assert.InRange(HitRatio(before, after), 0, 0.03);

        static double HitRatio(Exposed? from, Exposed to)
        {
            var hits = to.Sum("litellm_cache_hits_metric_total") - (from?.Sum("litellm_cache_hits_metric_total") ?? 0);
            var misses = to.Sum("litellm_cache_misses_metric_total") - (from?.Sum("litellm_cache_misses_metric_total") ?? 0);
            return hits / (hits + misses);
        }
    }

    [Fact]
    public void SpendSpike_OfTheProxy_IsOneTeamOnTheMostExpensiveModel()
    {
        using var run = ProxyRun.Quiet(3);
        var before = run.Play(TimeSpan.FromMinutes(30)).Exposed();
        var after = run.Play(Scenario.SpendSpike, GatewayNames.Proxy, TimeSpan.FromMinutes(30)).Exposed();

        Assert.True(Spent(after, "research") - Spent(before, "research") > 20 * Spent(before, "research"));
        Assert.True(Spent(after, "support") - Spent(before, "support") < 2 * Spent(before, "support"));
        Assert.Equal(Spent(after, "research"), after.Sum("litellm_spend_metric_total", ("model", Models.ClaudeSonnet)), precision: 9);

        static double Spent(Exposed exposed, string team) => exposed.Sum("litellm_spend_metric_total", ("team_alias", team));
    }

    [Fact]
    public void SpendSpike_BeyondTheBudget_IsRefused()
    {
        using var run = ProxyRun.Quiet(3);
        var exposed = run.Play(Scenario.SpendSpike, GatewayNames.Proxy, TimeSpan.FromHours(2)).Exposed();

        var remaining = exposed.Sum("litellm_remaining_team_budget_metric", ("team_alias", "research"));
        Assert.InRange(remaining, -1, 0);
        Assert.True(exposed.Sum("litellm_proxy_failed_requests_metric_total", ("exception_class", ProxyFailure.BudgetExceeded), ("team_alias", "research")) > 100);
        Assert.Equal(0, exposed.Sum("litellm_proxy_failed_requests_metric_total", ("exception_class", ProxyFailure.BudgetExceeded), ("team_alias", "search")));
    }

    [Fact]
    public void GatewayDown_OfTheProxy_AnswersNothingAndCountsNothing()
    {
        using var run = ProxyRun.Quiet(2);
        run.Play(TimeSpan.FromMinutes(5));
        var before = run.Gateway.Metrics.Expose();
        run.Play(Scenario.GatewayDown, GatewayNames.Proxy, TimeSpan.FromMinutes(8));

        Assert.False(run.Gateway.Listeners[0].Answers());
        Assert.Equal(before, run.Gateway.Metrics.Expose());
    }
}
