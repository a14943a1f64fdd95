using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels;

public class LegendTextTests
{
    private static readonly LabelSet Labels = new([new("api_provider", "openai"), new("gpu", "3"), new("hostname", "node-1"), new("model", "gpt-4o")]);

    [Theory]
    [InlineData("model", "model:gpt-4o")]
    [InlineData("provider:{{api_provider}}", "provider:openai")]
    [InlineData("gpu:{{Hostname}}{{hostname}} {{gpu}}", "gpu:node-1 3")]
    [InlineData("status:failed", "status:failed")]
    [InlineData("", "")]
    [InlineData("team", "")]
    [InlineData("team:{{team_alias}}", "")]
    public void Colour_OfASeries_IsThatOfItsLabels(string colour, string expected) =>
        Assert.Equal(expected, LegendText.Colour(Labels, colour));

    [Fact]
    public void Colour_OfAVeryLongValue_IsCut() =>
        Assert.Equal(120, LegendText.Colour(new LabelSet([new("model", new string('x', 500))]), "model").Length);

    [Theory]
    [InlineData("{{Hostname}}{{hostname}} GPU {{gpu}}", "node-1 GPU 3")]
    [InlineData("{{team}}", "(no team)")]
    [InlineData("", "api_provider=openai, gpu=3, hostname=node-1, model=gpt-4o")]
    public void Name_OfASeries_IsItsLegendFilledIn(string legend, string expected) =>
        Assert.Equal(expected, LegendText.Of(Labels, legend, "Title"));

    [Fact]
    public void Name_WithoutLabelsAndLegend_IsTheTitle() => Assert.Equal("Title", LegendText.Of(LabelSet.Empty, "", "Title"));

    [Fact]
    public void Name_OfAHugeLabel_IsCut() =>
        Assert.Equal(121, LegendText.Of(new LabelSet([new("a", new string('<', 65_536))]), "{{a}}", "").Length);
}
