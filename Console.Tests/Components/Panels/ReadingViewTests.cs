using Bunit;
using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Components.Panels;

namespace OperatorConsole.Tests.Components.Panels;

/// <summary>The six states of a number differ in words and class, so that none can be taken for another.</summary>
public sealed class ReadingViewTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 42, 5, TimeSpan.Zero);
    private static readonly Failure Refused = new(FailureKind.Unreachable, "Prometheus at http://p", "the connection is refused", "Start it.");

    public static TheoryData<string, Reading, string, string?> States => new()
    {
        { "is-loading", Reading.Loading, "…", null },
        { "is-value", new Reading { State = PanelState.Value, Value = 3, Text = "3 req/s" }, "3 req/s", null },
        { "is-uncertain", new Reading { State = PanelState.Value, Value = 0.3, Text = "33 %", Uncertain = true }, "33 %", "few requests" },
        { "is-uncertain", new Reading { State = PanelState.Value, Text = "≤ 5 s", Uncertain = true }, "≤ 5 s", "bucket too coarse" },
        { "is-zero", new Reading { State = PanelState.Zero, Value = 0, Text = "0 %" }, "0 %", null },
        { "is-no-series", Reading.NoSeries("The gateway cannot tell."), "–", "no series" },
        { "is-stale", Reading.Failed(Refused).OrStale(new Reading { State = PanelState.Value, Value = 3, Text = "3 req/s", AsOf = Now }), "3 req/s", "stale" },
        { "is-failed", Reading.Failed(Refused), "failed", null },
    };

    [Theory]
    [MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    public void View_OfEachState_HasItsOwnWordsAndLook(string cssClass, Reading reading, string text, string? mark)
    {
        var button = Show(reading).Find("button.reading");
        Assert.Contains(cssClass, button.ClassList);
        Assert.Equal(text, button.QuerySelector(".reading-text")!.TextContent);
        Assert.Equal(mark, button.QuerySelector(".reading-mark")?.TextContent);
    }

    [Fact]
    public void View_OfAValue_TellsWindowQueryAndAge()
    {
        var view = Show(new Reading
        {
            State = PanelState.Value, Value = 3, Text = "3 req/s", AsOf = Now, Window = TimeSpan.FromMinutes(5), Query = "sum(rate(x[5m]))", Note = "5 of 1 000 requests",
        });
        Assert.Contains("5 of 1 000 requests", view.Markup, StringComparison.Ordinal);
        Assert.Equal("5m", view.FindAll("dd")[0].TextContent.Trim());
        Assert.Equal("2026-11-21T10:42:05.0000000Z", view.Find("data-age").GetAttribute("datetime"));
        Assert.Equal("10:42:05 UTC", view.Find("time").TextContent);
        Assert.Equal("sum(rate(x[5m]))", view.Find("code").TextContent);
        Assert.Equal("sum(rate(x[5m]))", view.Find("button.copy").GetAttribute("data-copy"));
    }

    [Fact]
    public void View_OfAFailure_TellsWhereWhyAndWhatToDo() =>
        Assert.Contains("Prometheus at http://p: the connection is refused. Start it.", Show(Reading.Failed(Refused)).Find("[popover]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void View_OfHostileText_ShowsItAsText()
    {
        var view = Show(new Reading { State = PanelState.Value, Value = 1, Text = "<script>alert(1)</script>", Note = "<img src=x onerror=alert(1)>", Query = "</code><b>" });
        Assert.Empty(view.FindAll("script, img, b"));
        Assert.Equal("<script>alert(1)</script>", view.Find(".reading-text").TextContent);
    }

    [Fact]
    public void View_NotOpenedYet_CarriesNoSource() =>
        Assert.Empty(Render<ReadingView>(p => p.Add(v => v.Label, "Requests of edge").Add(v => v.Reading, Reading.Failed(Refused))).Find("[popover]").TextContent.Trim());

    /// <summary>Shows it and opens its source.</summary>
    private IRenderedComponent<ReadingView> Show(Reading reading)
    {
        var view = Render<ReadingView>(p => p.Add(v => v.Label, "Requests of edge").Add(v => v.Reading, reading));
        view.Find("button.reading").Click();
        return view;
    }
}
