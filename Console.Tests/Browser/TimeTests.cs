using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class TimeTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private const string Page = "gateways/strata?from=now-15m&to=now&refresh=30s";

    [Fact]
    public async Task Range_Chosen_IsInTheAddressSurvivesReloadingAndIsLeftByBack() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await OpenAsync(page, "time-range");
            await page.GetByRole(AriaRole.Link, new() { Name = "last 6 hours" }).ClickAsync();
            await ShowsAsync(page, "last 6 hours", "refresh=30s&from=now-6h&to=now", "from=now-6h&to=now&refresh=30s");
            await Assertions.Expect(page.Locator("#time-range")).ToBeHiddenAsync();

            await page.ReloadAsync();
            await ShowsAsync(page, "last 6 hours", "from=now-6h&to=now&refresh=30s");

            await page.GoBackAsync();
            await ShowsAsync(page, "last 15 minutes", "from=now-15m&to=now&refresh=30s");
            await page.GoForwardAsync();
            await ShowsAsync(page, "last 6 hours", "from=now-6h&to=now&refresh=30s");
        });

    [Fact]
    public async Task Back_BeforeTheCircuitStands_ShowsThePageOfItsAddress() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await OpenAsync(page, "time-range");
            await page.GetByRole(AriaRole.Link, new() { Name = "last 6 hours" }).ClickAsync();
            await ShowsAsync(page, "last 6 hours", "refresh=30s&from=now-6h&to=now", "from=now-6h&to=now&refresh=30s");
            // The circuit's script never arrives.
            await page.RouteAsync("**/blazor.web*.js", _ => Task.CompletedTask);
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });

            await page.EvaluateAsync("history.back()");
            await ShowsAsync(page, "last 15 minutes", "from=now-15m&to=now&refresh=30s");
        });

    [Fact]
    public async Task Picker_WithTheKeyboard_GoesToTheCurrentRangeAndOn() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await page.Locator("[popovertarget=time-range]").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "last 15 minutes" })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.PressAsync("Enter");

            await ShowsAsync(page, "last 30 minutes", "from=now-30m&to=now&refresh=30s");
            await Assertions.Expect(page.Locator("[popovertarget=time-range]")).ToBeFocusedAsync();
        });

    [Fact]
    public async Task Form_OfTwoTimes_ShowsThemAndIsNotLive() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await OpenAsync(page, "time-range");
            await page.GetByLabel("From", new() { Exact = true }).FillAsync("2026-11-19T22:00");
            await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-11-20T10:30");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

            await ShowsAsync(page, "2026-11-19 22:00 to 2026-11-20 10:30", "refresh=30s&from=1795125600000&to=1795170600000");
            await Assertions.Expect(page.Locator("live-state")).ToHaveTextAsync("the range ends in the past");
        });

    [Fact]
    public async Task Zone_Switched_IsPrintedEverywhereAndKept() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            await Assertions.Expect(page.Locator(".range-picker small")).ToHaveTextAsync("UTC");
            var zone = await page.EvaluateAsync<string>("Intl.DateTimeFormat().resolvedOptions().timeZone");

            await page.GetByText("Local", new() { Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-zone", "browser");
            await Assertions.Expect(page.Locator(".range-picker small")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^{zone}"));
            await WaitForUpdateAsync(page);
            await Assertions.Expect(page.Locator(".range-picker small")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^{zone}"));

            await page.GetByText("UTC", new() { Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-zone", "utc");
            await Assertions.Expect(page.Locator(".range-picker small")).ToHaveTextAsync("UTC");
        });

    [Fact]
    public async Task LiveState_WhenThePageWaits_SaysWhyAndTheCircuitStopsWhileHidden() =>
        await WithPageAsync(Screen.Desktop, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            var live = page.Locator("live-state");
            await Assertions.Expect(live).ToHaveTextAsync("live, every 30 s");

            await page.EvaluateAsync("document.dispatchEvent(new CustomEvent('boardpause', { detail: { reason: 'selecting' } }))");
            await Assertions.Expect(live).ToHaveTextAsync("paused while selecting");
            await page.EvaluateAsync("document.dispatchEvent(new CustomEvent('boardresume'))");
            await Assertions.Expect(live).ToHaveTextAsync("live, every 30 s");

            // A headless tab is never hidden: the page is told so in the browser's way.
            await SetHiddenAsync(page, true);
            await Assertions.Expect(live).ToHaveTextAsync("paused: tab hidden");
            var revision = await RevisionAsync(page);
            await SetHiddenAsync(page, false);
            await Assertions.Expect(live).ToHaveTextAsync("live, every 30 s");
            await Eventually.TrueAsync("the circuit refreshes when the tab is seen again", async () => await RevisionAsync(page) != revision);
        });

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Popovers_OnEveryScreen_AreAccessibleAndFit(Screen screen) =>
        await WithPageAsync(screen, Page, async page =>
        {
            await WaitForUpdateAsync(page);
            foreach (var name in new[] { "time-range", "time-refresh", "time-share" })
            {
                await OpenAsync(page, name);
                await page.MustBeAccessibleAsync();
                var box = await page.Locator($"#{name}").BoundingBoxAsync();
                Assert.InRange(box!.X, 0, screen.Width - box.Width);
                Assert.InRange(box.Y, 0, screen.Height - box.Height);
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator($"#{name}")).ToBeHiddenAsync();
            }
        });

    private static async Task OpenAsync(IPage page, string popover)
    {
        await page.Locator($"[popovertarget={popover}]").ClickAsync();
        await Assertions.Expect(page.Locator($"#{popover}")).ToBeVisibleAsync();
    }

    private static async Task ShowsAsync(IPage page, string words, params string[] query)
    {
        await Assertions.Expect(page.Locator(".time-words")).ToHaveTextAsync(words);
        Assert.Contains(new Uri(page.Url).Query.TrimStart('?'), query);
    }

    private static Task<string> RevisionAsync(IPage page) =>
        page.EvaluateAsync<string>("document.querySelector('panel-board').getAttribute('revision')");

    private static async Task SetHiddenAsync(IPage page, bool hidden) => await page.EvaluateAsync(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden);
}
