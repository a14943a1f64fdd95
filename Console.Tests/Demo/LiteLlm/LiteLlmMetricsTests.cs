using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmMetricsTests
{
    private static readonly string[] LatencyBounds = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.0", "5.0", "10.0", "30.0", "60.0", "120.0", "300.0", "420.0", "600.0", "+Inf"];
    private static readonly string[] ClientBounds = ["0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "10.0", "+Inf"];

    [Fact]
    public void Exposition_AfterADayWithAnOutage_HasEveryFamilyWithItsLabels()
    {
        using var run = new ProxyRun(ProxyRun.Monday);
        var exposed = run.Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(20)).Play(TimeSpan.FromHours(23)).Exposed();

        foreach (var (name, (kind, labels)) in LiteLlmFamilies.Written)
        {
            Assert.Equal((name, kind), (name, exposed[name].Kind));
            Assert.False(string.IsNullOrWhiteSpace(exposed[name].Help));
            var children = exposed.Find(kind == "histogram" ? name + "_count" : name);
            Assert.True(children.Count > 0, $"{name} has no series");
            Assert.All(children, c => Assert.Equal(labels, string.Join(' ', c.Labels.Select(l => l.Name))));
        }
        foreach (var (name, kind) in LiteLlmFamilies.HeaderOnly) Assert.Equal((name, kind), (name, exposed[name].Kind));
        var known = LiteLlmFamilies.Written.Keys.Concat(LiteLlmFamilies.HeaderOnly.Keys).ToHashSet();
        // Beyond these there are only creation times and the other services' counters.
        Assert.All(exposed.Families.Select(f => f.Name), n => Assert.True(
            known.Contains(n) || n.EndsWith("_created", StringComparison.Ordinal) || n.EndsWith("_failed_requests_total", StringComparison.Ordinal) || n.EndsWith("_total_requests_total", StringComparison.Ordinal), n));
    }

    [Fact]
    public void Histograms_OfAnyFamily_HaveTheCurrentBucketsInTheClientsOrder()
    {
        using var run = new ProxyRun(ProxyRun.Monday);
        var exposed = run.Play(TimeSpan.FromHours(1)).Exposed();

        foreach (var family in exposed.Families.Where(f => f.Kind == "histogram"))
        {
            var bounds = family.Name == "litellm_deployment_latency_per_output_token" ? ClientBounds : LatencyBounds;
            foreach (var child in exposed.Find(family.Name + "_bucket").GroupBy(s => string.Join(',', s.Labels.Where(l => l.Name != "le"))))
            {
                var counts = child.Select(s => double.Parse(s.Value, CultureInfo.InvariantCulture)).ToArray();
                Assert.Equal(bounds, child.Select(s => s["le"]));
                Assert.Equal(counts.Order(), counts);
                Assert.All(child, s => Assert.Equal(s.Labels.Select(l => l.Name).Order(StringComparer.Ordinal), s.Labels.Select(l => l.Name)));
            }
        }
        var names = exposed["litellm_request_total_latency_metric"].Samples.Select(s => s.Name).ToList();
        Assert.Equal(names.IndexOf("litellm_request_total_latency_metric_count") + 1, names.IndexOf("litellm_request_total_latency_metric_sum"));
    }

    [Fact]
    public void Exposition_Always_WritesPythonsNumbersAndCreationTimes()
    {
        using var run = new ProxyRun(ProxyRun.Monday);
        run.Play(TimeSpan.FromHours(1));
        var text = run.Gateway.Metrics.Expose();

        Assert.Contains("# TYPE litellm_spend_metric_created gauge\n", text, StringComparison.Ordinal);
        Assert.Contains("litellm_teams_count 3.0\n", text, StringComparison.Ordinal);
        Assert.Matches("litellm_remaining_api_key_budget_metric\\{api_key_alias=\"prod-web\",hashed_api_key=\"[0-9a-f]{64}\"\\} \\+Inf\n", text);
        Assert.Matches("litellm_remaining_api_key_requests_for_model\\{[^}]*alias=\"prod-web\"[^}]*\\} 9\\.223372036854776e\\+18\n", text);
        Assert.DoesNotContain("=\"\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exposition_SameSeedTwice_IsIdentical()
    {
        using var one = new ProxyRun(ProxyRun.Monday, seed: 11);
        using var two = new ProxyRun(ProxyRun.Monday, seed: 11, logged: false);
        one.Play(TimeSpan.FromHours(6));
        two.Play(TimeSpan.FromHours(2)).Play(TimeSpan.FromHours(4));

        Assert.Equal(one.Gateway.Metrics.Expose(), two.Gateway.Metrics.Expose());
        Assert.Equal(one.Gateway.Books.Rows.NewestFirst().Select(r => r.RequestId), two.Gateway.Books.Rows.NewestFirst().Select(r => r.RequestId));
    }

    [Fact]
    public void Counters_OfOneStory_AgreeWithEachOther()
    {
        using var run = ProxyRun.Quiet(4);
        var exposed = run.Play(TimeSpan.FromHours(1)).Play(Scenario.ProviderOutage, Providers.Anthropic, TimeSpan.FromMinutes(30)).Exposed();

        var answered = exposed.Sum("litellm_proxy_total_requests_metric_total", ("status_code", "200"));
        Assert.Equal(answered, exposed.Sum("litellm_requests_metric_total"));
        Assert.Equal(answered, exposed.Sum("litellm_deployment_success_responses_total"));
        Assert.Equal(answered, exposed.Sum("litellm_request_total_latency_metric_count"));
        Assert.Equal(answered, exposed.Sum("litellm_cache_hits_metric_total") + exposed.Sum("litellm_cache_misses_metric_total"));
        Assert.Equal(exposed.Sum("litellm_cache_misses_metric_total"), exposed.Sum("litellm_llm_api_latency_metric_count"));
        var failed = exposed.Sum("litellm_proxy_failed_requests_metric_total");
        Assert.True(failed > 0);
        Assert.Equal(answered + failed, exposed.Sum("litellm_proxy_total_requests_metric_total"));
        Assert.Equal(
            exposed.Sum("litellm_deployment_success_responses_total") + exposed.Sum("litellm_deployment_failure_responses_total"),
            exposed.Sum("litellm_deployment_total_requests_total"));
        Assert.Equal(exposed.Sum("litellm_total_tokens_metric_total"), exposed.Sum("litellm_input_tokens_metric_total") + exposed.Sum("litellm_output_tokens_metric_total"));
    }

    [Fact]
    public void Series_AfterAWeek_StayBounded()
    {
        using var run = new ProxyRun(ProxyRun.Monday, logged: false);
        run.Play(TimeSpan.FromDays(7));

        Assert.InRange(run.Gateway.Metrics.Samples().Count(), 500, 980);
    }
}
