using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Web.Components.Pages.Gateways;

namespace OperatorConsole.Tests.Components.Pages;

public sealed class GatewayPageTests : PageContext
{
    [Fact]
    public void Page_OfAGateway_HasAChartForEverySignalItHas()
    {
        var page = Open("edge");
        var titles = page.FindAll("figcaption").Select(f => f.TextContent).ToArray();
        Assert.Superset(new HashSet<string>(["Requests by layer", "Error ratio", "Mean request duration by layer", "Requests by duration", "Deflection", "Cache hit rate"]), titles.ToHashSet());
        Assert.Equal("api/v1/dashboards/gateway/panels?from=now-1h&to=now&gateway=edge&tz=UTC", page.Find("panel-board").GetAttribute("src"));
        Assert.Contains("traffic", page.FindAll("panel-board panel-chart").Select(c => c.GetAttribute("panel")));
    }

    [Fact]
    public void Page_WithARangeInTheAddress_AsksForThatRange()
    {
        var page = Open("edge?from=now-6h&to=now");
        Assert.Contains("from=now-6h&to=now", page.Find("panel-board").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithARangeThatCannotBeRead_NamesItAndShowsTheRest()
    {
        var page = Open("edge?from=lastweek");
        Assert.Contains("“from” cannot be read: “lastweek”", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".time-bar a"));
    }

    [Fact]
    public void Page_OfAGatewayThatIsNotConfigured_NamesThoseThatAre() =>
        Assert.Contains("Configured are: edge, gone.", Open("nothere").Markup, StringComparison.Ordinal);

    [Fact]
    public void Page_OfAGatewayWithoutAProfile_SaysWhatIsWrong() =>
        Assert.Contains("profile nosuch: there is no such profile", Open("gone").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Page_WithAFrozenRange_DoesNotFetchAgainWithEveryReading()
    {
        Give(Snapshot(Row("edge", "3 req/s")));
        var page = Open("edge?from=1795251600000&to=1795253400000");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".tile")));
        Assert.Null(page.Find("panel-board").GetAttribute("revision"));
        Assert.Equal("false", page.Find("panel-board").GetAttribute("live"));
    }

    private IRenderedComponent<GatewayPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"gateways/{address}");
        return Render<GatewayPage>(p => p.Add(g => g.Name, address.Split('?')[0]));
    }
}
