using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Decisions;
using OperatorConsole.Web.Components.Pages.Decisions;

namespace OperatorConsole.Tests.Components.Pages.Decisions;

public sealed class DecisionsPageTests : PageContext
{
    private DecisionsSnapshot _decisions = Snapshot(Row(2, "l1a", DecisionOutcome.Deflected, "b"), Row(1, "l3", DecisionOutcome.Paid, "a"));

    public DecisionsPageTests() => Services.AddSingleton(
        _ => new LiveFeed<DecisionsSnapshot>((_, _) => Task.FromResult(_decisions), TimeSpan.FromMilliseconds(20), TimeProvider.System, bug => throw bug));

    [Fact]
    public void Page_WithDecisions_LinksEachIdToItsRequest() =>
        Assert.Equal(["requests/b", "requests/a"], Open("").FindAll("tbody tr a[href^=requests]").Select(a => a.GetAttribute("href")));

    [Fact]
    public void Page_WithAFilterInItsAddress_ShowsThoseAlone()
    {
        var page = Open("?layer=l1a");
        Assert.Equal("requests/b", Assert.Single(page.FindAll("tbody tr")).QuerySelector("a[href^=requests]")!.GetAttribute("href"));
        Assert.Equal("l1a", page.Find("select[name=layer] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void Page_WithAFilterThatCannotBeRead_NamesItAndShowsAll()
    {
        var page = Open("?slower=fast");
        Assert.Contains("“slower” cannot be read: “fast”", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Choosing_AClient_IsAnAddress()
    {
        var page = Open("?layer=l1a");
        page.Find("select[name=client]").Change("copilot");
        // The choice waits its turn where the feed is just showing something new.
        page.WaitForAssertion(() => Assert.EndsWith("decisions?layer=l1a&client=copilot", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void NewDecisions_WhilePaused_AreCountedAndComeWithGoingOn()
    {
        var page = Open("");
        page.Find("button[aria-pressed]").Click();
        _decisions = Snapshot([Row(4, "l2", DecisionOutcome.Deflected, "d"), Row(3, "l2", DecisionOutcome.Deflected, "c"), .. _decisions.Decisions]);
        page.WaitForAssertion(() => Assert.Equal("Paused; 2 newer", page.Find("[role=status]").TextContent));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        page.Find("button[aria-pressed]").Click();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void NewDecisions_AreAnnounced()
    {
        var page = Open("");
        var seen = new List<string>();
        page.OnMarkupUpdated += (_, _) => seen.Add(page.Find("[role=status]").TextContent);
        _decisions = Snapshot([Row(3, "l2", DecisionOutcome.Deflected, "c"), .. _decisions.Decisions]);
        page.WaitForAssertion(() => Assert.Contains("1 new", seen));
    }

    [Fact]
    public void Texts_WithMarkup_AreText()
    {
        _decisions = Snapshot(Row(1, "<script>alert(1)</script>", DecisionOutcome.Unknown, "\"><img src=x>") with { Client = "<b>", Route = "javascript:alert(1)" });
        var page = Open("");
        Assert.Empty(page.FindAll("img, tbody b, script"));
        Assert.Equal("requests/%22%3E%3Cimg%20src%3Dx%3E", page.Find("a[href^=requests]").GetAttribute("href"));
    }

    [Fact]
    public void Source_ThatFails_IsNamedWithItsRemedyAndTheRestStands()
    {
        _decisions = _decisions with { Sources = [new DecisionSource("edge", true, null, [new Failure(FailureKind.AccessDenied, "Isartor at http://x", "it refuses the credentials (401)", "Set apiKeyFile of edge.")])] };
        var page = Open("");
        Assert.Contains("it refuses the credentials (401). Set apiKeyFile of edge.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    private IRenderedComponent<DecisionsPage> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("decisions" + query);
        var page = Render<DecisionsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        return page;
    }

    private static DecisionsSnapshot Snapshot(params Decision[] decisions) => new(Now, decisions, [new DecisionSource("edge", true, null, []), new DecisionSource("gone", false, "It does not tell.", [])]);

    private static Decision Row(int number, string layer, DecisionOutcome outcome, string id) => new()
    {
        Number = number,
        Gateway = "edge",
        Time = Now.AddSeconds(number),
        Outcome = outcome,
        Layer = layer,
        Client = "copilot",
        Latency = TimeSpan.FromMilliseconds(12),
        RequestId = id,
    };
}
