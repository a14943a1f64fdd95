using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class ExploreTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Fact]
    public async Task Explore_QueryTypedAndRun_IsInTheAddressAndShowsItsTable() =>
        await WithPageAsync(Screen.Desktop, "explore?mode=instant", async page =>
        {
            await ReadyAsync(page);
            await page.Locator("promql-editor .cm-content").ClickAsync();
            await page.Keyboard.TypeAsync("sum by (job) (up)");
            // Operators are proposed behind it, and Enter still means the query.
            await page.Locator(".cm-tooltip-autocomplete li").First.WaitForAsync();
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.Locator(".series-table tbody tr").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".series-table thead")).ToContainTextAsync("job");
            Assert.Contains("expr=sum%20by%20(job)%20(up)", page.Url, StringComparison.Ordinal);

            await page.GoBackAsync();
            await Assertions.Expect(page.Locator(".explore-examples")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Explore_Typo_IsSaidAndUnderlinedAtItsPlace() =>
        await WithPageAsync(Screen.Desktop, "explore?mode=instant&expr=sum(rat(up%5B5m%5D))", async page =>
        {
            await ReadyAsync(page);

            await Assertions.Expect(page.Locator(".query-error")).ToContainTextAsync("unknown function with name \"rat\"");
            await Assertions.Expect(page.Locator("promql-editor .cm-lintRange-error")).ToHaveTextAsync("rat");
        });

    [Fact]
    public async Task Explore_BeginningOfAMetric_IsCompletedFromPrometheus() =>
        await WithPageAsync(Screen.Desktop, "explore", async page =>
        {
            await ReadyAsync(page);
            await page.Locator("promql-editor .cm-content").ClickAsync();
            await page.Keyboard.TypeAsync("stratarouter_runtime_req");

            var proposals = page.Locator(".cm-tooltip-autocomplete li");
            await Assertions.Expect(proposals.Filter(new() { HasText = "stratarouter_runtime_requests_total" })).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Explore_OpenedWithAQuery_DrawsItBeforeItFetchesTheEditor() =>
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            List<string> asked = [];
            page.Request += (_, request) => asked.Add(request.Url);
            var release = new TaskCompletionSource();
            await page.RouteAsync("**/assets/editor-*.js", async route =>
            {
                await release.Task;
                await route.ContinueAsync();
            });
            await page.GotoAsync(new Uri(Console.Address, "explore?expr=sum%20by%20(job)%20(up)").ToString());

            await page.Locator("panel-board[data-painted] canvas").First.WaitForAsync();
            Assert.Equal(0, await page.Locator("promql-editor[data-editor=ready]").CountAsync());
            release.SetResult();
            await ReadyAsync(page);

            Assert.InRange(asked.FindIndex(a => a.Contains("/explore/panels?", StringComparison.Ordinal)), 0, asked.FindIndex(a => a.Contains("/editor-", StringComparison.Ordinal)));
        });

    [Fact]
    public async Task Explore_TypedBeforeTheCircuitStands_IsKept()
    {
        var release = new TaskCompletionSource();
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            await page.RouteAsync("**/_blazor/negotiate*", async route =>
            {
                await release.Task;
                await route.ContinueAsync();
            });
            await page.GotoAsync(new Uri(Console.Address, "explore").ToString());
            await page.Locator("promql-editor[data-editor=ready]").WaitForAsync();
            await page.Locator("promql-editor .cm-content").ClickAsync();
            await page.Keyboard.TypeAsync("vector(42)");
            release.SetResult();
            await ReadyAsync(page);

            await Assertions.Expect(page.Locator("promql-editor .cm-content")).ToHaveTextAsync("vector(42)");
            await Assertions.Expect(page.Locator("promql-editor .cm-content")).ToBeFocusedAsync();
        });
    }

    [Fact]
    public async Task Explore_WithoutTheEditorAndTheCircuit_RunsAsAPlainForm() =>
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            foreach (var script in new[] { "**/_blazor/**", "**/assets/editor-*.js" }) await page.RouteAsync(script, route => route.AbortAsync());
            await page.GotoAsync(new Uri(Console.Address, "explore?mode=instant").ToString());

            await page.Locator("textarea[name=expr]").FillAsync("vector(42)");
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.Locator(".series-table td.number")).ToHaveTextAsync("42");
        }, expected: "");

    [Fact]
    public async Task Explore_Queries_AreAddedTurnedOffAndRemovedInTheAddress() =>
        await WithPageAsync(Screen.Desktop, "explore?mode=instant&expr=vector(1)", async page =>
        {
            await ReadyAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Duplicate query A" }).ClickAsync();
            await Assertions.Expect(page.Locator("promql-editor")).ToHaveCountAsync(2);
            await page.GetByRole(AriaRole.Button, new() { Name = "Query B off" }).ClickAsync();
            await Assertions.Expect(page.Locator(".explore-result")).ToHaveCountAsync(1);
            Assert.EndsWith("?expr=vector(1)&expr=vector(1)&off=B&mode=instant", page.Url, StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove query B" }).ClickAsync();
            await Assertions.Expect(page.Locator("promql-editor")).ToHaveCountAsync(1);
        });

    [Fact]
    public async Task Explore_History_PutsAQueryBackAndCanBeCleared() =>
        await WithPageAsync(Screen.Desktop, "explore?mode=instant&expr=vector(7)", async page =>
        {
            await ReadyAsync(page);
            await page.GotoAsync(new Uri(Console.Address, "explore").ToString());
            await ReadyAsync(page);

            await page.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
            await page.Locator(".query-history-panel li button").ClickAsync();
            await Assertions.Expect(page.Locator("promql-editor .cm-content")).ToHaveTextAsync("vector(7)");

            await page.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear history" }).ClickAsync();
            await Assertions.Expect(page.Locator(".query-history-panel li")).ToHaveCountAsync(0);
        });

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Explore_OnEveryScreen_IsAccessibleAndFits(Screen screen) =>
        await WithPageAsync(screen, "explore?expr=scrape_samples_scraped&expr=up%20%3E%3E&view=table", async page =>
        {
            await ReadyAsync(page);
            await Assertions.Expect(page.Locator(".series-table")).ToBeVisibleAsync();

            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });

    private static async Task ReadyAsync(IPage page)
    {
        await page.Locator("form[data-explore=live]").WaitForAsync();
        await page.Locator("promql-editor[data-editor=ready]").First.WaitForAsync();
    }
}
