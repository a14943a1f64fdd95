using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;
using OperatorConsole.Tests.Integration.Alerting;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class RuleFindingsTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private readonly RuleWitness _rules = new(console);

    [Fact]
    public async Task Findings_WhileANumberIsTyped_FollowIt() =>
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("GatewayzServerErrors")}", async page =>
        {
            var findings = Findings(page);
            await Assertions.Expect(findings).Not.ToContainTextAsync("stale-number");

            await page.Locator(".rule-form input[name='t.0']").FillAsync("0.2");
            await Assertions.Expect(findings).ToContainTextAsync("stale-number");
            Assert.DoesNotContain("t.0", page.Url, StringComparison.Ordinal);

            await page.Locator(".rule-form input[name='t.0']").FillAsync("0,2");
            await Assertions.Expect(findings).ToContainTextAsync("comma");
            await Assertions.Expect(page.Locator(".rule-form input[name='t.0']")).ToHaveValueAsync("0,2");
        });

    [Fact]
    public async Task Findings_WhileAnExpressionIsTyped_AreThoseOfTheServerToo() =>
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("VllmQueueGrows")}", async page =>
        {
            await page.GetByText("The whole expression").ClickAsync();
            await page.Locator("promql-editor .cm-content").ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync("sum(nosuch_series) > 10");

            await Assertions.Expect(Findings(page)).ToContainTextAsync("unknown-metric", new() { Timeout = 30_000 });
            await Assertions.Expect(Findings(page).GetByText("beside the server's series")).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync("sum(up");
            await Assertions.Expect(Findings(page)).ToContainTextAsync("As it is typed it could not be applied");
            Assert.DoesNotContain("expr", page.Url, StringComparison.Ordinal);
        });

    private static ILocator Findings(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Findings" });
}
