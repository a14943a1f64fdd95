using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class ExampleQueriesTests
{
    [Fact]
    public void Examples_OfAFleet_AreThreeOfDifferentGateways()
    {
        var examples = Of(("edge", "isartor"), ("strata", "stratarouter"), ("proxy", "litellm"), ("broken", "nosuch"));
        Assert.Equal(3, examples.Count);
        Assert.Equal(3, new[] { "edge", "strata", "proxy" }.Count(g => examples.Any(e => e.Title.EndsWith($" of {g}", StringComparison.Ordinal))));
        Assert.All(examples, e => Assert.DoesNotContain('$', e.Query));
    }

    [Fact]
    public void Examples_OfOneGateway_AreAllOfIt() =>
        Assert.Equal(
            ["Requests per second of edge", "95th percentile of the latency of edge", "Share of failed requests of edge"],
            Of(("edge", "isartor")).Select(e => e.Title));

    [Fact]
    public void Examples_WithoutAGateway_AreWhatEveryPrometheusHas() => Assert.Equal("up", Assert.Single(Of()).Query);

    private static IReadOnlyList<ExampleQuery> Of(params (string Name, string Profile)[] gateways) => ExampleQueries.Of(new GatewayFleet(
        new ConsoleSettings { Gateways = [.. gateways.Select(g => new GatewaySettings { Name = g.Name, Profile = g.Profile })] }, ProfileCatalogue.Load()));
}
