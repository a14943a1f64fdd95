using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>What each scenario that can hit a Gatewayz does to it.</summary>
public sealed class GatewayzScenarioTests
{
    private readonly GatewayzRun _run = GatewayzRun.Calm(TimeSpan.FromHours(2));

    [Fact]
    public void NoScenario_InACalmHour_BreaksNothing()
    {
        _run.Advance(TimeSpan.FromHours(1));

        Assert.InRange(ServerErrors(_run.Metrics) / Requests(_run.Metrics), 0, 0.01);
        Assert.InRange(HourlyCredits(default, _run.Metrics, 1), 5, 80);
        Assert.Equal(0, _run.Metrics.Sum("velocity_mode_activations_total"));
    }

    [Fact]
    public void ProviderOutage_OfOneWithoutASubstitute_OpensItsBreakerAndIsSeenByClients()
    {
        var (before, after) = Play(Scenario.ProviderOutage, Providers.OpenAi, 15);

        Assert.InRange((ServerErrors(after) - ServerErrors(before)) / (Requests(after) - Requests(before)), 0.1, 0.3);
        Assert.Equal(1, after.Sum("circuit_breaker_state_transitions_total", ("provider", Providers.OpenAi), ("from_state", "closed")));
        Assert.Equal(1, after.Sum("circuit_breaker_current_state", ("provider", Providers.OpenAi)));
        Assert.Equal(0, after.Sum("circuit_breaker_current_state", ("provider", Providers.OpenAi), ("state", "closed")));
        Assert.True(after.Sum("circuit_breaker_rejected_requests_total", ("provider", Providers.OpenAi)) > 100);

        _run.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, _run.Metrics.Sum("circuit_breaker_current_state", ("provider", Providers.OpenAi), ("state", "closed")));
    }

    [Fact]
    public void ProviderOutage_OfOneWithASubstitute_CountsAttemptsThatNoClientSees()
    {
        var (before, after) = Play(Scenario.ProviderOutage, Providers.Groq, 15);

        Assert.True(after.Sum("model_inference_requests_total", ("provider", Providers.Groq), ("status", "error")) > 10);
        Assert.InRange((ServerErrors(after) - ServerErrors(before)) / (Requests(after) - Requests(before)), 0, 0.02);
        Assert.True(CallsTo(Providers.Cerebras, after) - CallsTo(Providers.Cerebras, before) > 1.8 * CallsTo(Providers.Cerebras, before) * 15 / 30);
    }

    [Fact]
    public void SlowModel_TakesSeveralTimesAsLong()
    {
        var (before, after) = Play(Scenario.SlowModel, Models.Gpt4o, 20);

        var usual = Mean("model_inference_duration_seconds", default, before, ("model", Models.Gpt4o));
        Assert.InRange(Mean("model_inference_duration_seconds", before, after, ("model", Models.Gpt4o)) / usual, 3.5, 5.5);
        Assert.True(after.Sum("provider_slow_requests_total", ("model", Models.Gpt4o)) > before.Sum("provider_slow_requests_total", ("model", Models.Gpt4o)));
    }

    [Fact]
    public void AuthFlood_IsAnswered401UntilTheLimitAndSwitchesVelocityModeOn()
    {
        var (before, after) = Play(Scenario.AuthFlood, GatewayNames.Hub, 10);

        Assert.InRange((after.Sum("http_requests_total", ("status_code", "401")) - before.Sum("http_requests_total", ("status_code", "401"))) / 600, 2, 6);
        Assert.True(after.Sum("rate_limited_requests_total", ("limit_type", "security_ip_tier")) > 1_000);
        Assert.InRange(after.Sum("velocity_mode_activations_total"), 1, 4);
        Assert.InRange(after.Sum("velocity_mode_error_rate"), 0.25, 1);
        Assert.True(after.Sum("velocity_mode_duration_seconds_count") > 0);

        _run.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, _run.Metrics.Sum("velocity_mode_active"));
    }

    [Fact]
    public void SpendSpike_UsesCreditsManyTimesAsFast()
    {
        var (before, after) = Play(Scenario.SpendSpike, GatewayNames.Hub, 30);

        Assert.InRange(HourlyCredits(before, after, 0.5), 150, 500);
        Assert.True(after.Sum("credits_used_total", ("model", Models.ClaudeSonnet)) > 0.7 * after.Sum("credits_used_total"));
        Assert.True(after.Sum("concurrency_active_requests") > 15);
    }

    [Fact]
    public void GatewayRestart_BeginsItsCountersAtZero_AndKeepsWhatStandsOutside()
    {
        _run.Play(Scenario.ProviderOutage, Providers.OpenAi, TimeSpan.FromMinutes(5));
        _run.Advance(TimeSpan.FromMinutes(30));
        var (before, rows) = (_run.Metrics, _run.Gateway.Surroundings.Requests.Total);
        _run.Play(Scenario.GatewayRestart, GatewayNames.Hub, TimeSpan.FromSeconds(12));
        _run.Advance(TimeSpan.FromSeconds(30));
        var after = _run.Metrics;

        Assert.InRange(Requests(after), 1, Requests(before) / 10);
        Assert.True(after.Sum("process_start_time_seconds") > before.Sum("process_start_time_seconds"));
        Assert.NotEmpty(before.Families["circuit_breaker_current_state"].Lines);
        Assert.Empty(after.Families["circuit_breaker_current_state"].Lines);
        Assert.True(_run.Gateway.Surroundings.Requests.Total >= rows);
        Assert.True(after.Sum("redis_uptime_in_seconds") > before.Sum("redis_uptime_in_seconds"));
    }

    [Fact]
    public async Task GatewayDown_AnswersNobody()
    {
        _run.Advance(TimeSpan.FromMinutes(5));
        await using var server = await GatewayzServer.StartAsync(_run);
        await server.TextAsync("/health");
        _run.Play(Scenario.GatewayDown, GatewayNames.Hub, TimeSpan.FromMinutes(3));
        _run.Advance(TimeSpan.FromMinutes(2));

        Assert.False(_run.Gateway.IsUp);
        await Assert.ThrowsAsync<HttpRequestException>(() => server.GetAsync("/health"));

        _run.Advance(TimeSpan.FromMinutes(2));
        await server.TextAsync("/health");
    }

    /// <summary>Half an hour of calm, then the scenario; the metrics before and after it.</summary>
    private (ExpositionText Before, ExpositionText After) Play(string scenario, string target, int minutes)
    {
        _run.Advance(TimeSpan.FromMinutes(30));
        var before = _run.Metrics;
        _run.Play(scenario, target, TimeSpan.FromMinutes(minutes));
        _run.Advance(TimeSpan.FromMinutes(minutes));
        return (before, _run.Metrics);
    }

    private static double Requests(ExpositionText metrics) => metrics.Sum("http_requests_total");

    private static double ServerErrors(ExpositionText metrics) => metrics.Sum("http_requests_total", ("status_class", "5xx"));

    private static double CallsTo(string provider, ExpositionText metrics) => metrics.Sum("model_inference_requests_total", ("provider", provider));

    private static double HourlyCredits(ExpositionText? before, ExpositionText after, double hours) =>
        (after.Sum("credits_used_total") - (before?.Sum("credits_used_total") ?? 0)) / hours;

    private static double Mean(string name, ExpositionText? before, ExpositionText after, (string, string) label) =>
        (after.Sum(name + "_sum", label) - (before?.Sum(name + "_sum", label) ?? 0))
        / (after.Sum(name + "_count", label) - (before?.Sum(name + "_count", label) ?? 0));
}
