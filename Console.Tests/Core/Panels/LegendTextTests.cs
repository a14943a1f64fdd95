using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels;

public class LegendTextTests
{
    private static readonly LabelSet Labels = new([new("model", "gpt-4o"), new("provider", "openai"), new("__name__", "x")]);

    [Theory]
    [InlineData("{{provider}} / {{ model }}", "openai / gpt-4o")]
    [InlineData("total", "total")]
    [InlineData("", "model=gpt-4o, provider=openai")]
    [InlineData("{{zone}}", "(no zone)")]
    public void Name_FollowsTheLegend(string legend, string name) => Assert.Equal(name, LegendText.Of(Labels, legend, "Title"));

    [Fact]
    public void Name_WithoutLabelsAndLegend_IsTheTitle() => Assert.Equal("Title", LegendText.Of(LabelSet.Empty, "", "Title"));

    [Fact]
    public void Name_OfAHugeLabel_IsCut() =>
        Assert.Equal(121, LegendText.Of(new LabelSet([new("a", new string('<', 65_536))]), "{{a}}", "").Length);

    [Theory]
    [InlineData("provider", "provider:openai")]
    [InlineData("status:5xx", "status:5xx")]
    [InlineData("zone", "")]
    [InlineData("", "")]
    public void Colour_IsThatOfTheLabel(string colour, string expected) => Assert.Equal(expected, LegendText.Colour(Labels, new QuerySource("x", "", colour)));
}
