using Bunit;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Components.Pages.Overview;

namespace OperatorConsole.Tests.Components.Pages;

public sealed class OverviewPageTests : PageContext
{
    [Fact]
    public void Page_OnItsFirstPaint_HasTheNumbersAlready()
    {
        Give(Snapshot(Row("edge", "3 req/s")));
        var page = Render<OverviewPage>();
        Assert.Equal("3 req/s", page.Find("tbody tr td .reading-text").TextContent);
        Assert.Equal("1 healthy · no alert fires", page.Find(".page-summary").TextContent);
    }

    [Fact]
    public void Page_WhenTheFeedHasNewNumbers_ShowsThem()
    {
        Give(Snapshot(Row("edge", "3 req/s")));
        var page = Render<OverviewPage>();
        Give(Snapshot(Row("edge", "4 req/s")));
        page.WaitForAssertion(() => Assert.Equal("4 req/s", page.Find("tbody tr td .reading-text").TextContent));
    }

    [Fact]
    public void Page_WhenPrometheusFails_SaysSoAndKeepsTheTable()
    {
        var failure = new Failure(FailureKind.Unreachable, "Prometheus at http://p", "the connection is refused", "Start it.");
        Give(Snapshot(Row("edge", "3 req/s")) with { Failure = failure });
        var page = Render<OverviewPage>();
        Assert.Contains("Prometheus at http://p: the connection is refused. Start it.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    [Fact]
    public void Page_WithFiringAlerts_CountsAndNamesThem()
    {
        var firing = new FiringAlert("HighErrors", "critical", "many errors", Now);
        Give(Snapshot(Row("edge", "3 req/s") with { Status = GatewayStatus.Degraded, Firing = [firing] }) with { OtherAlerts = [firing with { Name = "DiskFull" }] });
        var page = Render<OverviewPage>();
        Assert.Equal("1 degraded · 2 alerts fire", page.Find(".page-summary").TextContent);
        Assert.Contains("HighErrors", page.Find(".alert-name").TextContent, StringComparison.Ordinal);
        Assert.Contains("DiskFull", page.Find(".banner").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithAGatewayNobodyConfigured_OffersItsLines()
    {
        var found = new FoundGateway("vllm", "vLLM", "{job=\"<b>x</b>\"}", ["vllm:num_requests_running"], "  - name: x\n    profile: vllm");
        Give(Snapshot(Row("edge", "3 req/s")) with { Detection = new Detection(Now, [found], null) });
        var page = Render<OverviewPage>();
        Assert.Equal("{job=\"<b>x</b>\"}", page.Find(".found h3 code").TextContent);
        Assert.Contains("vllm:num_requests_running", page.Find(".found article p").TextContent, StringComparison.Ordinal);
        Assert.Equal(found.Settings, page.Find(".found button").GetAttribute("data-copy"));
        Assert.Empty(page.FindAll(".found b"));
    }

    [Fact]
    public void Page_WithoutSuchAGateway_SaysNothingOfIt()
    {
        Give(Snapshot(Row("edge", "3 req/s")) with { Detection = new Detection(Now, [], null) });
        Assert.Empty(Render<OverviewPage>().FindAll(".found"));
    }

    [Fact]
    public void Page_WhenSuchGatewaysCannotBeLookedFor_SaysWhy()
    {
        var failure = new Failure(FailureKind.Execution, "Prometheus", "too many samples", "Ask for less.");
        Give(Snapshot(Row("edge", "3 req/s")) with { Detection = new Detection(Now, [], failure) });
        Assert.Contains("could not be looked for: too many samples. Ask for less.", Render<OverviewPage>().Find(".page-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithAMistakeInAProfile_SaysSoInItsRow()
    {
        Give(Snapshot(Row("edge", "3 req/s") with { Notes = ["mine.yaml:3:4: what"] }));
        Assert.Equal("mine.yaml:3:4: what", Render<OverviewPage>().Find("tbody tr .note").TextContent);
    }

    [Fact]
    public async Task Page_WhenItIsLeft_StopsWatching()
    {
        Give(Snapshot(Row("edge", "3 req/s")));
        Render<OverviewPage>();
        Assert.Equal(1, Feed.Watchers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Feed.Watchers);
    }
}
