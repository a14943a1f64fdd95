using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Integration.Truth;

/// <summary>Each incident of the demo is seen on the page where an operator would look for it.</summary>
[Collection(SimulatedDayCollection.Name)]
public sealed class IncidentTests(SimulatedDay day)
{
    [Fact]
    public async Task ProviderOutage_WhileItLasts_ShowsInErrorsAndBreakersOfTheProvider()
    {
        var (before, from, to) = Times(Scenario.ProviderOutage);
        var errors = await PanelAsync(GatewayNames.Hub, "provider-errors");
        Assert.InRange(errors.Most("openai", before, from), 0, 0.1);
        Assert.InRange(errors.Most("openai", from, to), 0.5, 1);
        Assert.InRange(errors.Most("google", from, to), 0, 0.2);
        Assert.Equal(2, (await PanelAsync(GatewayNames.Hub, "breakers")).Most("openai", from, to));
        Assert.InRange((await PanelAsync(GatewayNames.Hub, "provider-health")).Least("openai", from, to), 0, 0.5);
        Assert.InRange((await PanelAsync(GatewayNames.Hub, "breaker-transitions")).Most("openai", from, to), 1, 1000);
        Assert.InRange((await PanelAsync(GatewayNames.Proxy, "deployments")).Most("gpt-4o", from, to), 1, 2);
        Assert.InRange((await PanelAsync(GatewayNames.Strata, "errors-by-type")).Most("provider_error", from, to), 1, 1000);
    }

    [Fact]
    public async Task SlowModel_WhileItLasts_ShowsInTheDurationOfItsProvider()
    {
        var (before, from, to) = Times(Scenario.SlowModel);
        var durations = await PanelAsync(GatewayNames.Hub, "provider-latency");
        Assert.InRange(durations.Most("openai", from, to), 1.5 * durations.Most("openai", before, from), 200);
    }

    [Fact]
    public async Task CacheCollapse_WhileItLasts_ShowsInHitsAndDeflection()
    {
        var (before, from, to) = Times(Scenario.CacheCollapse);
        foreach (var panel in (string[])["cache", "deflection"])
        {
            var shown = await PanelAsync(GatewayNames.Edge, panel);
            Assert.InRange(shown.Least("", from, to), 0, 0.6 * shown.Most("", before, from));
        }
    }

    [Fact]
    public async Task AuthFlood_WhileItLasts_ShowsAsRefusedAndNotAsDeflected()
    {
        var (before, from, to) = Times(Scenario.AuthFlood);
        var layers = await PanelAsync(GatewayNames.Edge, "traffic");
        Assert.InRange(layers.Most("l0", before, from), 0, 1);
        Assert.InRange(layers.Most("l0", from, to), 10, 40);
        var deflection = await PanelAsync(GatewayNames.Edge, "deflection");
        Assert.InRange(deflection.Most("", from, to), 0, deflection.Most("", before, from) + 0.1);
    }

    [Fact]
    public async Task GpuNodeLost_WhileItLasts_ShowsInBothViewsOfTheNode()
    {
        var (before, from, to) = Times(Scenario.GpuNodeLost);
        var seen = await PanelAsync(GatewayNames.Gpu, "gpus");
        Assert.True(seen.Count(GpuNodes.Second, before, from) > 5);
        Assert.Equal(0, seen.Count(GpuNodes.Second, from.AddMinutes(6), to.AddMinutes(-1)));
        Assert.Equal(0, (await PanelAsync(GatewayNames.Chat, "gpu-nodes")).Least(GpuNodes.Second, from.AddMinutes(4), to));
        Assert.Equal(1, (await PanelAsync(GatewayNames.Chat, "gpu-nodes")).Least(GpuNodes.First, from, to));
    }

    [Fact]
    public async Task XidError_WhileItLasts_ShowsItsCode()
    {
        var (before, from, to) = Times(Scenario.XidError);
        var xid = await PanelAsync(GatewayNames.Gpu, "xid");
        Assert.Equal(0, xid.Most(GpuNodes.First, before, from));
        Assert.InRange(xid.Most(GpuNodes.First, from, to), 1, 200);
    }

    [Fact]
    public async Task SpendSpike_AfterIt_ShowsInTheSpendOfItsModel()
    {
        var (before, from, to) = Times(Scenario.SpendSpike);
        var spend = await PanelAsync(GatewayNames.Proxy, "spend");
        Assert.InRange(spend.Most("claude", from, to), 1.5 * spend.Most("claude", before, from), 1000);
    }

    [Fact]
    public async Task GatewayRestart_AfterIt_ShowsAsARestart()
    {
        var (before, from, to) = Times(Scenario.GatewayRestart);
        var restarts = await PanelAsync(GatewayNames.Chat, "restarts");
        Assert.Equal(0, restarts.Most("", before, from));
        Assert.InRange(restarts.Most("", from, to.AddMinutes(6)), 1, 1);
    }

    [Fact]
    public async Task GatewayDown_WhileItLasts_ShowsInItsTargetsAndAsAGapInItsTraffic()
    {
        var (before, from, to) = Times(Scenario.GatewayDown);
        var targets = await PanelAsync(GatewayNames.Strata, "targets");
        Assert.Equal(1, targets.Least("answer", before, from.AddMinutes(-1)));
        Assert.Equal(0, targets.Least("answer", from, to));
        Assert.Equal(0, (await PanelAsync(GatewayNames.Strata, "traffic")).Count("", from.AddMinutes(6), to.AddMinutes(-1)));
    }

    /// <summary>Half an hour before an incident, its start and its end.</summary>
    private static (DateTimeOffset Before, DateTimeOffset From, DateTimeOffset To) Times(string scenario)
    {
        var incident = SimulatedDay.Incidents.First(i => i.Scenario == scenario && i.Minute > 0);
        var start = SimulatedDay.Start.AddMinutes(incident.Minute);
        return (start.AddMinutes(-20), start, start.AddMinutes(incident.Length));
    }

    private async Task<ShownPanel> PanelAsync(string gateway, string panel) => new(await day.PanelAsync(gateway, panel, SimulatedDay.Start, SimulatedDay.End, 500));
}
