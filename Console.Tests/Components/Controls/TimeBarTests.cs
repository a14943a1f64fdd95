using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OperatorConsole.Web.Components.Controls;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Tests.Components.Controls;

public sealed class TimeBarTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 42, 5, TimeSpan.Zero);

    [Fact]
    public void Links_ToOtherRanges_KeepWhateverElseTheAddressSays()
    {
        var bar = Show("now-6h", "now", null, "explore?expr=up&expr=a%26b&refresh=30s&from=now-6h&to=now");
        Assert.Equal("explore?expr=up&expr=a%26b&refresh=30s&from=now-24h&to=now", Link(bar, "last 24 hours"));
        Assert.Equal("explore?expr=up&expr=a%26b&refresh=30s", Link(bar, "last hour"));
        Assert.Equal("explore?expr=up&expr=a%26b&refresh=30s", bar.Find("input[name=page]").GetAttribute("value"));
        Assert.Equal("explore?expr=up&expr=a%26b&refresh=30s&from=now-12h&to=now", Link(bar, "Zoom out"));
    }

    [Fact]
    public void Links_ToOtherRhythms_KeepWhateverElseTheAddressSays()
    {
        var bar = Show("now-6h", "now", "30s", "explore?expr=up&refresh=30s&from=now-6h&to=now");
        var links = bar.FindAll(".refresh-choices a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal("explore?expr=up&refresh=5m&from=now-6h&to=now", links["5m"]);
        Assert.Equal("explore?expr=up&from=now-6h&to=now", links["auto"]);
        Assert.Equal("30s", bar.Find(".refresh-choices [aria-current]").TextContent);
    }

    [Theory]
    [InlineData("now-24h", "now", "24h", "last 24 hours")]
    [InlineData("now-1d/d", "now-1d/d", "yesterday", "yesterday")]
    public void Preset_OfTheRange_IsMarkedAndSaid(string from, string to, string label, string words)
    {
        var bar = Show(from, to);
        Assert.Equal(label, Assert.Single(bar.FindAll(".range-choices [aria-current]")).TextContent);
        Assert.Equal(words, bar.Find(".time-words").TextContent);
        Assert.Equal("UTC", bar.Find(".range-picker .time-button small").TextContent);
    }

    [Fact]
    public void Range_WithoutAPreset_IsSaidInTheViewersZoneAndFillsTheForm()
    {
        var bar = Show("2026-11-20T08:00Z", "2026-11-20T10:30Z", zone: ViewerZone.OfBrowser("Europe/Berlin"));
        Assert.Empty(bar.FindAll(".range-choices [aria-current]"));
        Assert.Equal("2026-11-20 09:00 to 11:30", bar.Find(".time-words").TextContent);
        Assert.Equal("Europe/Berlin, UTC+1", bar.Find(".range-picker .time-button small").TextContent);
        Assert.Equal("2026-11-20T09:00", bar.Find("input[name=from]").GetAttribute("value"));
        Assert.Equal("2026-11-20T11:30", bar.Find("input[name=to]").GetAttribute("value"));
        Assert.Equal("Europe/Berlin", bar.Find("input[name=tz]").GetAttribute("value"));
    }

    [Fact]
    public void Form_WhenThePageIsRefreshed_KeepsWhatMayBeBeingTyped()
    {
        var bar = Show("now-6h", "now");
        bar.Render(p => p.Add(b => b.Viewed, ViewedTime.Of("now-6h", "now", null, ViewerZone.Utc, Now.AddMinutes(5), TimeSpan.FromSeconds(15))));
        Assert.Equal("2026-11-21T04:42", bar.Find("input[name=from]").GetAttribute("value"));
        bar.Render(p => p.Add(b => b.Viewed, ViewedTime.Of("now-5h", "now", null, ViewerZone.Utc, Now.AddMinutes(5), TimeSpan.FromSeconds(15))));
        Assert.Equal("2026-11-21T05:47", bar.Find("input[name=from]").GetAttribute("value"));
    }

    [Fact]
    public void Later_OfWhatEndsNow_IsNotOffered()
    {
        Assert.Empty(Show("now-6h", "now").FindAll("[aria-label=Later]"));
        Assert.NotEmpty(Show("now-6h", "now-3h").FindAll("[aria-label=Later]"));
    }

    [Theory]
    [InlineData("lastweek", null, "“from” cannot be read: “lastweek”")]
    [InlineData("now-1h", "often", "“refresh” cannot be read: “often”")]
    public void Address_ThatCannotBeRead_IsSaidAndEverythingElseIsThere(string from, string? refresh, string problem)
    {
        var bar = Show(from, "now", refresh);
        Assert.Contains(problem, bar.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(bar.FindAll(".recent-ranges a"));
        Assert.Equal(refresh is null, bar.FindAll("live-state, #time-share").Count == 0);
    }

    [Fact]
    public void Share_OfARelativeRange_HasALinkThatMovesAndOneThatDoesNot()
    {
        var bar = Show("now-1h", "now", null, "gateways/edge?refresh=30s");
        Assert.Equal(
            ["gateways/edge?refresh=30s&from=now-1h&to=now", "gateways/edge?refresh=30s&from=1795254125000&to=1795257725000"],
            bar.FindAll("#time-share button[data-copy-link]").Select(b => b.GetAttribute("data-copy")));
        Assert.Contains("2026-11-21 09:42:05 to 10:42:05 UTC", bar.Find("#time-share").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Share_OfAFrozenRange_HasOneLink() =>
        Assert.Single(Show("1795251600000", "1795253400000", null, "gateways/edge?from=1795251600000&to=1795253400000").FindAll("#time-share button[data-copy-link]"));

    [Theory]
    [InlineData("now-1h", "now", null, "15", "true")]
    [InlineData("now-1h", "now", "5m", "300", "true")]
    [InlineData("now-1h", "now", "off", null, "true")]
    [InlineData("now-2h", "now-1h", "5m", null, "false")]
    public void LiveState_IsToldHowOftenAndWhetherTheRangeEndsNow(string from, string to, string? refresh, string? every, string endsNow)
    {
        var live = Show(from, to, refresh).Find("live-state");
        Assert.Equal((every, endsNow), (live.GetAttribute("every"), live.GetAttribute("ends-now")));
    }

    private static ViewedTime Viewed(string from, string to, string? refresh, ViewerZone zone) => ViewedTime.Of(from, to, refresh, zone, Now, TimeSpan.FromSeconds(15));

    private static string? Link(IRenderedComponent<TimeBar> bar, string name) => bar.Find($"a[title='{name}']").GetAttribute("href");

    private IRenderedComponent<TimeBar> Show(string from, string to, string? refresh = null, string address = "gateways/edge", ViewerZone? zone = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TimeBar>(p => p
            .Add(b => b.Viewed, Viewed(from, to, refresh, zone ?? ViewerZone.Utc)));
    }
}
