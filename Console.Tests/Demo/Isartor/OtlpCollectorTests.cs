using System.Net;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class OtlpCollectorTests
{
    private const string Requests = "isartor_requests_total";

    [Fact]
    public void Values_BetweenTwoExports_AreFrozen()
    {
        var run = new IsartorRun().Run(5);
        var exported = run.Sum(Requests);

        run.Run(59 / 60.0);
        Assert.Equal(exported, run.Sum(Requests));
        Assert.True(run.Gateway.Stats.Total > exported);

        run.Run(1 / 60.0);
        Assert.Equal(run.Gateway.Stats.Total, run.Sum(Requests));
    }

    [Fact]
    public void Series_BeforeTheFirstExport_AreNone() => Assert.Empty(new IsartorRun().Run(0.9).Scrape());

    [Fact]
    public async Task Collector_WhileTheGatewayIsDead_AnswersAndForgetsAfterFiveMinutes()
    {
        var run = new IsartorRun().Run(10);
        await using var gateway = await IsartorServer.StartAsync(run.Gateway);
        await using var collector = await IsartorServer.StartAsync(run.Gateway, "collector");
        var exported = run.Sum(Requests);

        run.Begin(Scenario.GatewayDown, GatewayNames.Edge, 20).Run(4.9);
        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.SendAsync(HttpMethod.Get, "/healthz"));
        Assert.Equal(exported, run.Sum(Requests));

        run.Run(0.2);
        using var empty = await collector.SendAsync(HttpMethod.Get, "/metrics");
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        Assert.Equal("", await empty.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Counters_AfterARestart_BeginAtZeroWhileOldOnesFade()
    {
        var run = new IsartorRun().Run(3).Begin(Scenario.ProviderOutage, Providers.OpenAi, 3).Run(4);
        var before = run.Sum(Requests);
        var exhausted = run.Sum("isartor_retries_total", ("outcome", "exhausted"));
        Assert.True(exhausted > 0);

        run.Begin(Scenario.GatewayRestart, GatewayNames.Edge, 0.2).Run(2);
        Assert.InRange(run.Sum(Requests, ("status_code", "200")), 1, before / 2);
        // Nothing has failed since, so nobody sends this counter any more: the collector repeats it until it expires.
        Assert.Equal(exhausted, run.Sum("isartor_retries_total", ("outcome", "exhausted")));

        run.Run(5);
        Assert.Equal(0, run.Sum("isartor_retries_total", ("outcome", "exhausted")));
    }

    [Fact]
    public void LastNumbers_OfAProcessToldToStop_AreSent()
    {
        var run = new IsartorRun().Run(5.5);
        var total = run.Gateway.Stats.Total;

        run.Begin(Scenario.GatewayRestart, GatewayNames.Edge, 0.2).Run(0.1);

        Assert.Equal(total, run.Sum(Requests));
    }
}
