using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

/// <summary>The pages that compare all gateways, in a real browser.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class FleetPagesTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Theory]
    [InlineData("latency")]
    [InlineData("deflection")]
    [InlineData("spend")]
    [InlineData("providers")]
    public async Task Page_OnEveryScreen_IsAccessibleFitsAndHasRowsAndCharts(string address)
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark })
        {
            await WithPageAsync(screen, $"{address}?from=now-15m&to=now", async page =>
            {
                await WaitForUpdateAsync(page);
                await Assertions.Expect(page.Locator("panel-chart").First).ToHaveAttributeAsync("data-state", "is-value", new() { Timeout = 30_000 });
                await MustHaveRowsAndFitAsync(page, screen);
            });
        }
    }

    [Fact]
    public async Task ServiceLevels_OnEveryScreen_AreAccessibleAndFit()
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark })
        {
            await WithPageAsync(screen, "slis", page => MustHaveRowsAndFitAsync(page, screen));
        }
    }

    private static async Task MustHaveRowsAndFitAsync(IPage page, Screen screen)
    {
        await Assertions.Expect(page.Locator(".data-table tbody tr").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.MustBeAccessibleAsync();
        Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
