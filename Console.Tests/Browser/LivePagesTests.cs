using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

/// <summary>Decisions, agents, GPUs and what gateways say of themselves, in a real browser.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LivePagesTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Theory]
    [InlineData("decisions?slower=2s")]
    [InlineData("agents")]
    [InlineData("gpus")]
    [InlineData("gateways/edge")]
    [InlineData("gateways/hub")]
    [InlineData("gateways/proxy")]
    public Task Page_OnEveryScreen_IsAccessibleFitsAndHasRows(string address) => MustHaveRowsAndFitOnEveryScreenAsync(address);

    [Fact]
    public async Task Decisions_WhileOneReadsFurtherDown_DoNotMoveTheRow() =>
        await WithPageAsync(Screen.Desktop, "decisions", async page =>
        {
            var row = page.Locator(".data-table tbody tr").Nth(30);
            await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await WaitForUpdateAsync(page);
            var label = await row.Locator("th").TextContentAsync();
            var same = page.Locator(".data-table tbody tr", new() { HasText = label }).First;
            await same.ScrollIntoViewIfNeededAsync();
            var before = (await same.BoundingBoxAsync())!.Y;
            await Assertions.Expect(page.Locator(".page-summary")).ToContainTextAsync("new", new() { Timeout = 30_000 });
            Assert.Equal(before, (await same.BoundingBoxAsync())!.Y, tolerance: 2);
        });
}
