using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;
using OperatorConsole.Web.Components.Pages.Gpus;

namespace OperatorConsole.Tests.Components.Pages.Gpus;

public sealed class GpusPageTests : PageContext
{
    private static readonly GpuRow Lost = new()
    {
        Key = new MachineKey("gpu", "node-2", "GPU 3"),
        Status = GpuStatus.Lost,
        Reasons = ["its node still reports"],
        LastSeen = Now.AddMinutes(-42),
        Utilisation = Reading.NoSeries("gone"),
    };

    private static readonly GpuRow Working = Lost with
    {
        Key = new MachineKey("gpu", "node-1", "GPU 0"),
        Status = GpuStatus.Working,
        Reasons = [],
        LastSeen = Now,
        Utilisation = new Reading { State = PanelState.Value, Value = 0.5, Text = "50 %" },
    };

    private GpusSnapshot _snapshot = new() { AsOf = Now, Gpus = [Lost, Working], Nodes = NodeSummary.Of([Lost, Working]), Servers = [], Gateways = ["gpu"] };

    public GpusPageTests() => Services.AddSingleton(
        _ => new LiveFeed<GpusSnapshot>((_, _) => Task.FromResult(_snapshot), TimeSpan.FromMilliseconds(20), TimeProvider.System, bug => throw bug));

    [Fact]
    public void Squares_OfTheFleet_BeginWithTheWorstAndSayItInWords()
    {
        var squares = Open().FindAll(".gpu-square");
        Assert.Contains("Lostsince 10:00 UTC", squares[0].TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" since", "since", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Working", squares[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("gpus?gpus-q=node-2%20GPU%203#gpus", squares[0].GetAttribute("href"));
    }

    [Fact]
    public void Summary_OfTheFleet_CountsByStatus() => Assert.Equal("1 lost · 1 working", Open().Find(".page-summary").TextContent);

    [Fact]
    public void Node_WithALostGpu_SaysHowManyReport() => Assert.Contains("0 of 1 report", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public void Page_WithoutGpus_SaysWhatToSet()
    {
        _snapshot = _snapshot with { Gpus = [], Nodes = [] };
        Assert.Contains("profile: dcgm", Open().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<GpusPage> Open()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("gpus");
        var page = Render<GpusPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".page-age")));
        return page;
    }
}
