using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Tests.Core.Gateways;

public class SignalViewTests
{
    private static readonly Signal Traffic = Read("""
        query: 'sum $by (rate(x_total{$selector}[$window]))', unit: requests/s, by: {
          route: route,
          provider: { label: provider, query: 'sum $by (rate(calls_total{$selector}[$window]))', by: { model: model } },
          layer: { label: layer, query: 'sum by (layer) (label_replace(rate(x_total{$selector}[$window]), "layer", "$1", "final", "(.*)"))' } }
        """);

    [Fact]
    public void Expand_OfTheWhole_GroupsByNothing() => Assert.Equal("sum(rate(x_total{job=\"it\"}[5m]))", Text(null));

    [Fact]
    public void Expand_ByALabel_GroupsByIt() => Assert.Equal("sum by (route) (rate(x_total{job=\"it\"}[5m]))", Text("route"));

    [Fact]
    public void Expand_ByADimensionOfOtherMetrics_AsksThose() => Assert.Equal("sum by (provider) (rate(calls_total{job=\"it\"}[5m]))", Text("provider"));

    [Fact]
    public void Expand_WithAFilter_MatchesTheLabel() =>
        Assert.Equal("sum(rate(x_total{job=\"it\",route=\"/chat\"}[5m]))", Text(null, new DimensionFilter("route", "/chat")));

    [Fact]
    public void Expand_WithFiltersOfOtherMetrics_AsksThose() => Assert.Equal(
        "sum by (provider) (rate(calls_total{job=\"it\",provider=\"openai\",model=\"gpt-4o\"}[5m]))",
        Text("provider", new DimensionFilter("provider", "openai"), new DimensionFilter("model", "gpt-4o")));

    [Fact]
    public void Expand_WithAFilterOfALabelTheExpressionMakes_PicksItFromTheResult() => Assert.Equal(
        """(sum by (layer) (label_replace(rate(x_total{job="it"}[5m]), "layer", "$1", "final", "(.*)"))) and on (layer) label_replace(vector(1), "layer", "l1a", "", "")""",
        Text(null, new DimensionFilter("layer", "l1a")));

    [Theory]
    [InlineData("a\"} or up{x=\"", """route="a\"} or up{x=\"" """)]
    [InlineData("back\\slash\nline", """route="back\\slash\nline" """)]
    [InlineData("$window $selector $by (", "route=\"$window $selector $by (\" ")]
    public void Expand_WithAHostileFilter_StaysOneMatcher(string value, string matcher) =>
        Assert.Equal($"sum(rate(x_total{{job=\"it\",{matcher.TrimEnd()}}}[5m]))", Text(null, new DimensionFilter("route", value)));

    [Fact]
    public void Expand_WithAHostileFilterOfTheResult_IsNoReference() =>
        Assert.EndsWith("label_replace(vector(1), \"layer\", \"$$1\\\"\", \"\", \"\")", Text(null, new DimensionFilter("layer", "$1\"")), StringComparison.Ordinal);

    [Fact]
    public void Expand_ByWhatOnlyOtherMetricsHave_AsksThose() => Assert.Equal("sum by (model) (rate(calls_total{job=\"it\"}[5m]))", Text("model"));

    [Fact]
    public void Find_ByWhatNoMetricTells_IsNothing() => Assert.Null(SignalView.Find(Traffic, "team", []));

    [Fact]
    public void Find_WithFiltersNoOneMetricHas_IsNothing() =>
        Assert.Null(SignalView.Find(Traffic, null, [new DimensionFilter("route", "/chat"), new DimensionFilter("provider", "openai")]));

    [Fact]
    public void Read_OfADimensionOfItsOwn_KeepsTheUnit() => Assert.Equal("requests/s", SignalView.Find(Traffic, "provider", [])!.Signal.Unit);

    private static string Text(string? dimension, params DimensionFilter[] filters)
    {
        var view = SignalView.Find(Traffic, dimension, filters)!;
        return TestGateway.Of("isartor").Expand(((ValueSignal)view.Signal).Query, TimeSpan.FromMinutes(5), view.Scope);
    }

    private static Signal Read(string traffic)
    {
        var (profile, problems) = ProfileReader.Read($"profile: x\ntitle: X\nalive: {{ query: up }}\nsignals: {{ traffic: {{ {traffic} }} }}", "x.yaml");
        Assert.Empty(problems);
        return profile!.Signals[SignalNames.Traffic];
    }
}
