using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;
using OperatorConsole.Tests.Integration.Alerting;

namespace OperatorConsole.Tests.Browser;

/// <summary>What somebody types and chooses while the circuit is still being built.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class KeepInputTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Fact]
    public async Task Choice_MadeBeforeTheCircuitStands_IsTaken() =>
        await BeforeTheCircuitAsync(
            "/alerts",
            page => page.GetByLabel("Severity").SelectOptionAsync("critical"),
            async page =>
            {
                await Assertions.Expect(page).ToHaveURLAsync(new Uri(Console.Address, "alerts?severity=critical").ToString());
                await Assertions.Expect(page.GetByLabel("Severity")).ToHaveValueAsync("critical");
            });

    [Fact]
    public async Task Number_TypedAndLeftBeforeTheCircuitStands_IsTaken() =>
        await BeforeTheCircuitAsync(
            $"/alerts/rules/{await new RuleWitness(Console).IdAsync("IsartorHighErrorRatio")}",
            async page =>
            {
                await page.Locator("input[name^='t.']").First.FillAsync("0.5");
                await page.Locator("input[name=for]").FocusAsync();
            },
            async page =>
            {
                await Assertions.Expect(page.Locator("input[name^='t.']").First).ToHaveValueAsync("0.5");
                await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
                await Assertions.Expect(page.Locator(".review .diff")).ToContainTextAsync("> 0.5");
            });

    /// <summary>Acts on a page whose circuit is held back, and then lets it come.</summary>
    private async Task BeforeTheCircuitAsync(string path, Func<IPage, Task> act, Func<IPage, Task> expect) =>
        await WithPageAsSentAsync(Screen.Desktop, "/health/live", async page =>
        {
            var release = new TaskCompletionSource();
            await page.RouteAsync("**/_blazor/negotiate*", async route =>
            {
                await release.Task;
                await route.ContinueAsync();
            });
            await page.GotoAsync(new Uri(Console.Address, path).ToString());
            await act(page);
            Assert.Equal(0, await page.Locator("main[data-interactive]").CountAsync());
            release.SetResult();
            await LiveAsync(page);
            await expect(page);
        });
}
