using System.Globalization;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;
using OperatorConsole.Tests.Integration.Alerting;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class AlertsTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private readonly RuleWitness _rules = new(console);

    [Fact]
    public async Task Threshold_ChangedReviewedAppliedAndTakenBack_IsWhatPrometheusRuns() =>
        await WithPageAsync(Screen.Desktop, "/alerts?q=LiteLlmSlowAnswers", async page =>
        {
            await page.Locator(".data-table tbody th a", new() { HasText = "LiteLlmSlowAnswers" }).First.ClickAsync();
            var field = page.Locator(".rule-form input[name='t.0']");
            var before = await field.InputValueAsync();

            await field.FillAsync("1,5");
            await field.PressAsync("Tab");
            await Assertions.Expect(page.Locator(".query-error")).ToContainTextAsync("comma");

            await field.FillAsync("77");
            await field.PressAsync("Tab");
            await Assertions.Expect(page.Locator(".diff .is-new")).ToContainTextAsync("> 77");
            Assert.Contains("t.0=77", page.Url, StringComparison.Ordinal);

            await page.GetByLabel("Why").FillAsync("the browser test");
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator(".banner.is-done")).ToContainTextAsync("Prometheus runs it", new() { Timeout = 60_000 });
            Assert.Contains("> 77", await _rules.QueryAsync("LiteLlmSlowAnswers"), StringComparison.Ordinal);

            await page.Locator(".banner.is-done a").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
            await Assertions.Expect(page.Locator(".banner.is-done")).ToContainTextAsync("Prometheus runs it", new() { Timeout = 60_000 });
            Assert.Contains($"> {before}", await _rules.QueryAsync("LiteLlmSlowAnswers"), StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task Pages_OfRules_AreAccessibleAndNoWiderThanTheScreen(Screen screen)
    {
        foreach (var path in (string[])["/alerts", "/alerts/history", "/alerts/new", "/alerts/off", $"/alerts/rules/{await _rules.IdAsync("GatewayzServerErrors")}?t.0=0.2"])
        {
            await WithPageAsync(screen, path, async page =>
            {
                await Assertions.Expect(page.Locator(".data-table, .diff, .data-table-empty, .rule-form, .muted").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
                await page.MustBeAccessibleAsync();
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= screen.Width, $"{path} is wider than {screen.Width.ToString(CultureInfo.InvariantCulture)}");
            });
        }
    }

    [Fact]
    public async Task NumberInAText_ThatBecomesStale_IsOfferedForChange() =>
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("GatewayzServerErrors")}?t.0=0.08", async page =>
        {
            await page.GetByText("change it to “More than 8% of requests").ClickAsync();
            await Assertions.Expect(page.Locator(".diff .is-new").Nth(1)).ToContainTextAsync("More than 8%");
        });
}
