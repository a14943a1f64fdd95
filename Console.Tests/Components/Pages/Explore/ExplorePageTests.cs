using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Components.Pages.Explore;

namespace OperatorConsole.Tests.Components.Pages.Explore;

public sealed class ExplorePageTests : PageContext
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    [Fact]
    public void Page_WithoutQueries_OffersThreeExamplesOfTheGateways()
    {
        var page = Open("explore");
        var links = page.FindAll(".explore-examples a");
        Assert.Equal(3, links.Count);
        Assert.StartsWith("explore?expr=", links[0].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("of edge", links[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfARange_HasAChartForEveryQueryThatIsOn()
    {
        var page = Open("explore?expr=up&expr=down&expr=sum(up)&off=B&from=now-6h&to=now");
        Assert.Equal("api/v1/explore/panels?expr=up&expr=sum(up)&from=now-6h&to=now&tz=UTC", Uri.UnescapeDataString(page.Find("panel-board").GetAttribute("src")!));
        Assert.Equal(["q1", "q2"], page.FindAll("panel-chart").Select(c => c.GetAttribute("panel")));
        Assert.Equal(["up", "down", "sum(up)"], page.FindAll("promql-editor").Select(e => e.GetAttribute("value")));
        Assert.Equal(["A", "C"], page.FindAll("figcaption .query-letter").Select(l => l.TextContent));
    }

    [Fact]
    public void Page_OfATable_ShowsEverySeriesAndSortsByLinks()
    {
        var page = Open("explore?expr=up&mode=instant", Elements(("a", "2"), ("b", "NaN")));
        Assert.Equal(["a", "2", "b", "NaN"], page.FindAll("tbody td").Select(c => c.TextContent));
        Assert.Equal("explore?expr=up&mode=instant&sort=-value", page.Find("th.number a").GetAttribute("href"));
        Assert.Contains("2 series", page.Find(".query-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithAQueryThatIsWrong_SaysItAtThatQueryAndAnswersTheOthers()
    {
        var page = Open("explore?expr=up&expr=up(&mode=instant", query => query == "up" ? Elements(("a", "1")) : ScriptedPrometheus.Refusal("1:4: parse error: unclosed left parenthesis"));
        Assert.Equal("Not understood. 1:4: parse error: unclosed left parenthesis", page.Find(".query-error").TextContent);
        Assert.Equal([null, "1:4: parse error: unclosed left parenthesis"], page.FindAll("promql-editor").Select(e => e.GetAttribute("error")));
        Assert.Equal(["true", null], page.FindAll("promql-editor").Select(e => e.HasAttribute("accepted") ? "true" : null));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public void Page_RefusedByVictoriaMetrics_ShowsItsWords()
    {
        var page = Open("explore?expr=up(&mode=instant", (System.Net.HttpStatusCode.UnprocessableEntity, """{"status":"error","errorType":"422","error":"singleExpr: unexpected token"}"""));
        Assert.Equal("Not understood. singleExpr: unexpected token", page.Find(".query-error").TextContent);
    }

    [Fact]
    public void Page_WithARangeThatCannotBeRead_NamesItAndAsksNothing()
    {
        var page = Open("explore?expr=up&from=lastweek");
        Assert.Contains("“from” cannot be read: “lastweek”", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Asked);
        Assert.Equal("up", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Page_WithEveryQueryOff_AsksNothing()
    {
        Assert.Contains("Every query is off.", Open("explore?expr=up&off=A").Markup, StringComparison.Ordinal);
        Assert.Empty(Asked);
    }

    [Fact]
    public void Page_WithAButtonInTheAddress_GoesToTheAddressWithout()
    {
        Open("explore?expr=up&view=table&do=copy.A");
        Assert.EndsWith("/explore?expr=up&expr=up&view=table", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithMarkupInLabelsAndQueries_ShowsItAsText()
    {
        var page = Open($"explore?expr={Uri.EscapeDataString(Hostile)}&mode=instant", Elements((Hostile, "1"), ("b", "2")));
        Assert.Equal(Hostile, page.Find("tbody td").TextContent);
        Assert.Equal(Hostile, page.Find(".explore-result h2 code").TextContent);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Page_WithALabelOf64Kilobytes_CutsIt()
    {
        var page = Open("explore?expr=up&mode=instant", Elements((new string('x', 65_536), "1"), ("b", "2")));
        Assert.Equal(100, page.Find("tbody td").TextContent.Length);
        Assert.True(page.Markup.Length < 20_000, $"The page has {page.Markup.Length} characters.");
    }

    [Fact]
    public void Page_WithTenThousandSeries_ShowsABoundedPartAndSaysSo()
    {
        var page = Open("explore?expr=up&mode=instant", Elements([.. Enumerable.Range(0, 10_000).Select(i => ($"n{i}", "1"))]));
        Assert.Equal(SeriesTable.MostRows, page.FindAll("tbody tr").Count);
        Assert.StartsWith("500 of 10000 series shown", page.Find(".table-count").TextContent, StringComparison.Ordinal);
    }

    private IEnumerable<string> Asked => Services.GetRequiredService<ScriptedPrometheus>().Asked.Select(a => a.Query);

    private static (System.Net.HttpStatusCode, string) Elements(params (string Name, string Value)[] series) =>
        ScriptedPrometheus.Vector(series.Select(s => $$"""{"metric":{"name":{{System.Text.Json.JsonSerializer.Serialize(s.Name)}}},"value":[1795251600,"{{s.Value}}"]}"""));

    private IRenderedComponent<ExplorePage> Open(string address) => Open(address, ScriptedPrometheus.Vector());

    private IRenderedComponent<ExplorePage> Open(string address, (System.Net.HttpStatusCode, string) answer) => Open(address, _ => answer);

    private IRenderedComponent<ExplorePage> Open(string address, Func<string, (System.Net.HttpStatusCode, string)> answer)
    {
        var prometheus = new ScriptedPrometheus(answer);
        Services.AddSingleton(prometheus);
        Services.AddSingleton(new ExploreReader(prometheus.Cache));
        JSInterop.SetupVoid("import", _ => true).SetVoidResult();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<ExplorePage>();
        page.WaitForState(() => !page.Markup.Contains("Asking…", StringComparison.Ordinal));
        return page;
    }
}
