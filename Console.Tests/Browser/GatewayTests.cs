using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class GatewayTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private const string Page = "gateways/strata?from=now-15m&to=now";

    [Fact]
    public async Task Gateway_Opened_DrawsItsChartsFromPrometheus() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            var charts = page.Locator("panel-chart");

            await Assertions.Expect(charts.First).ToHaveAttributeAsync("data-state", "is-value", new() { Timeout = 30_000 });
            await Assertions.Expect(charts.First.Locator("canvas")).ToBeVisibleAsync();
            Assert.DoesNotContain("is-failed", await charts.EvaluateAllAsync<string[]>("all => all.map(c => c.dataset.state)"));
        });

    [Fact]
    public async Task Charts_OnALaterVisit_AreFetchedOnceByThePageItself() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await page.Locator("panel-board[data-painted]").WaitForAsync();
            // Refreshes name what they have already.
            List<string> first = [];
            page.Request += (_, request) =>
            {
                if (request.Url.Contains("/panels?", StringComparison.Ordinal) && !request.Url.Contains("&since=", StringComparison.Ordinal)) first.Add(request.Url);
            };
            var html = await (await page.GotoAsync(page.Url))!.TextAsync();
            await WaitForUpdateAsync(page);

            Assert.Contains("<link rel=\"preload\" as=\"fetch\"", html, StringComparison.Ordinal);
            Assert.Single(first);
        });

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Gateway_OnEveryScreen_IsAccessibleAndFits(Screen screen) =>
        await WithPageAsync(screen, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await Assertions.Expect(page.Locator("panel-chart").First).ToHaveAttributeAsync("data-state", "is-value", new() { Timeout = 30_000 });

            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });
}
