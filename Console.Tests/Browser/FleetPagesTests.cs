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
    public Task Page_OnEveryScreen_IsAccessibleFitsAndHasRowsAndCharts(string address) =>
        MustHaveRowsAndFitOnEveryScreenAsync($"{address}?from=now-15m&to=now", async page =>
        {
            await WaitForUpdateAsync(page);
            await Assertions.Expect(page.Locator("panel-chart").First).ToHaveAttributeAsync("data-state", "is-value", new() { Timeout = 30_000 });
        });

    [Fact]
    public Task ServiceLevels_OnEveryScreen_AreAccessibleAndFit() => MustHaveRowsAndFitOnEveryScreenAsync("slis");
}
