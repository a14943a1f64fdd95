using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Panels.Fleet;

public class FleetBoardsTests
{
    private static readonly GatewayFleet Fleet = new(
        new ConsoleSettings
        {
            Gateways = [new GatewaySettings { Name = "strata", Profile = "stratarouter" }, new GatewaySettings { Name = "hub", Profile = "gatewayz" }, new GatewaySettings { Name = "gone", Profile = "nosuch" }],
        },
        ProfileCatalogue.Load());

    [Fact]
    public void Board_AcrossGateways_HasALineForEachThatCanTell()
    {
        var p95 = FleetBoards.Of(FleetBoards.Latency, new FleetQuestion(FleetFilter.None), Fleet).Panels.Single(p => p.Id == "p95");
        Assert.Equal([("strata", "gateway:0 strata"), ("hub", "gateway:1 hub")], p95.Sources.Select(s => (s.Legend, s.Colour)));
    }

    [Fact]
    public void Board_WithUnitsThatCannotBeAdded_HasAChartForEach()
    {
        var panels = FleetBoards.Of(FleetBoards.Spend, new FleetQuestion(FleetFilter.None), Fleet).Panels;
        Assert.Equal([("spend-usd", "USD/h"), ("spend-credits", "credits/h")], panels.Where(p => p.Title.StartsWith("Spend by gateway", StringComparison.Ordinal)).Select(p => (p.Id, p.Unit)));
    }

    [Fact]
    public void Board_ByADimension_NamesValueAndGateway()
    {
        var sources = FleetBoards.Of(FleetBoards.Latency, new FleetQuestion(FleetFilter.None, DimensionNames.Provider), Fleet).Panels.Single(p => p.Id == "p95").Sources;
        Assert.Equal(["{{provider}} · strata", "{{provider}} · hub"], sources.Select(s => s.Legend));
        Assert.All(sources, s => Assert.Equal("provider:{{provider}}", s.Colour));
    }

    [Fact]
    public void Board_OfAFilter_AsksForThatValue()
    {
        var board = FleetBoards.Of(FleetBoards.Providers, new FleetQuestion(new FleetFilter("hub", "openai")), Fleet);
        Assert.Equal(["hub"], board.Gateways.Select(g => g.Name));
        Assert.All(board.Panels.SelectMany(p => p.Sources), s => Assert.Equal("provider=\"openai\"", s.Scope.Matchers));
    }

    [Fact]
    public void Key_OfTwoQuestions_IsNeverTheSame()
    {
        string Key(string? provider, string? model) => FleetBoards.Of(FleetBoards.Latency, new FleetQuestion(new FleetFilter(null, provider, model)), Fleet).Key;
        Assert.Equal(4, new[] { Key("a", null), Key("a&=b", null), Key("a", "b"), Key(null, "a") }.Distinct().Count());
    }

    [Fact]
    public void Filter_OfAnAddress_IsCheckedBeforeItIsAsked()
    {
        Assert.Contains("there is no gateway “x”", FleetFilter.Of("x", null, null, null, Fleet).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("longer than 200", FleetFilter.Of(null, new string('x', 201), null, null, Fleet).Failure!.Problem, StringComparison.Ordinal);
        Assert.Equal(FleetFilter.None, FleetFilter.Of("", "", null, "", Fleet).Value);
    }
}
