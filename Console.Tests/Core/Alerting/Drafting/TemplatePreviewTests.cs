using OperatorConsole.Core.Alerting.Drafting;

namespace OperatorConsole.Tests.Core.Alerting.Drafting;

public sealed class TemplatePreviewTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["job"] = "edge", ["le"] = "+Inf" };

    // The values are what Prometheus 2.42 renders.
    [Theory]
    [InlineData("{{ $labels.job }} is {{ $value }}", 0.5, "edge is 0.5")]
    [InlineData("{{$labels.nosuch}}.", 1, ".")]
    [InlineData("{{ $value | humanizePercentage }}", 0.0512345, "5.123%")]
    [InlineData("{{ $value | humanize }}", 1234567, "1.235M")]
    [InlineData("{{ $value | humanize }}", 0.0012, "1.2m")]
    [InlineData("{{ $value | humanizeDuration }}", 3725, "1h 2m 5s")]
    [InlineData("{{ $value | humanizeDuration }}", 12.3456, "12.35s")]
    [InlineData("{{ $value | humanizeDuration }}", 0.25, "250ms")]
    [InlineData("{{ $value | humanize1024 }}", 1536, "1.5ki")]
    [InlineData("{{ printf \"%.2f\" $value }}", 3.14159, "3.14")]
    [InlineData("{{ $value | printf \"%.1f%%\" }}", 3.14159, "3.1%")]
    public void Template_OfWhatMostAlertsUse_IsRendered(string template, double value, string text)
    {
        var rendered = TemplatePreview.Render(template, Labels, value);
        Assert.Equal((text, true), (rendered.Text, rendered.IsWhole));
    }

    [Theory]
    [InlineData("{{ with query \"up\" }}x{{ end }}")]
    [InlineData("{{ if gt $value 5.0 }}much{{ end }}")]
    public void Template_OnlyPrometheusRenders_IsLeftAsItIsAndSaysSo(string template)
    {
        var rendered = TemplatePreview.Render(template, Labels, 1);
        Assert.Equal((template, false), (rendered.Text, rendered.IsWhole));
    }
}
