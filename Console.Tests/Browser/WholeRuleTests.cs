using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;
using OperatorConsole.Tests.Integration.Alerting;

namespace OperatorConsole.Tests.Browser;

/// <summary>Rules put in, taken out and held in comments: each time the file's bytes and what Prometheus itself runs are looked at.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class WholeRuleTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private readonly RuleWitness _rules = new(console);

    [Fact]
    public async Task Rule_MadeFromATemplate_StandsBehindTheOtherAndRuns()
    {
        var file = await _rules.FileOfAsync("VllmQueueGrows");
        var (before, running) = (await File.ReadAllTextAsync(file), await _rules.RunningAsync(file));
        await WithPageAsync(Screen.Desktop, $"/alerts/new?behind={Uri.EscapeDataString(await _rules.IdAsync("VllmQueueGrows"))}", async page =>
        {
            await page.Locator("input[type=radio][value='inference/down']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
            await Assertions.Expect(page.Locator(".diff .is-new").First).ToContainTextAsync("- alert: InferenceDown", new() { Timeout = 30_000 });
            Assert.Equal(before, await File.ReadAllTextAsync(file));

            await ApplyAsync(page);

            var now = await File.ReadAllTextAsync(file);
            var added = now.IndexOf("      - alert: InferenceDown\n", StringComparison.Ordinal);
            Assert.Equal(before, now.Remove(added, now.Length - before.Length));
            Assert.Equal(With(running, "VllmQueueGrows", "InferenceDown"), await _rules.RunningAsync(file));
            await TakeBackAsync(page);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(running, await _rules.RunningAsync(file));
    }

    [Fact]
    public async Task Rule_Copied_RunsTwiceUnderTwoNames()
    {
        var file = await _rules.FileOfAsync("LiteLlmSpendPerHour");
        var (before, running) = (await File.ReadAllTextAsync(file), await _rules.RunningAsync(file));
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("LiteLlmSpendPerHour")}", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Copy", Exact = true }).ClickAsync();
            await page.GetByLabel("The copy's name").FillAsync("LiteLlmSpendPerHourAtNight");
            await page.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
            await Assertions.Expect(page.Locator(".diff .is-new").First).ToContainTextAsync("- alert: LiteLlmSpendPerHourAtNight");

            await ApplyAsync(page);

            Assert.Equal(With(running, "LiteLlmSpendPerHour", "LiteLlmSpendPerHourAtNight"), await _rules.RunningAsync(file));
            Assert.Equal(await _rules.QueryAsync("LiteLlmSpendPerHour"), await _rules.QueryAsync("LiteLlmSpendPerHourAtNight"));
            await TakeBackAsync(page);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(running, await _rules.RunningAsync(file));
    }

    [Fact]
    public async Task Rule_SwitchedOffAndOnAgain_StandsInCommentsMeanwhile()
    {
        var file = await _rules.FileOfAsync("LiteLlmTeamBudgetLow");
        var (before, running) = (await File.ReadAllTextAsync(file), await _rules.RunningAsync(file));
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("LiteLlmTeamBudgetLow")}?do=off", async page =>
        {
            await ApplyAsync(page, "the budgets are being moved");

            Assert.DoesNotContain("LiteLlmTeamBudgetLow", await _rules.RunningAsync(file));
            Assert.Contains("      # switched off: the budgets are being moved\n      #~ - alert: LiteLlmTeamBudgetLow\n      #~   expr: |\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

            await page.GotoAsync(new Uri(Console.Address, "alerts/off").ToString());
            await LiveAsync(page);
            var off = page.GetByRole(AriaRole.Region, new() { Name = "LiteLlmTeamBudgetLow" });
            await Assertions.Expect(off).ToContainTextAsync("the budgets are being moved");
            await off.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
            await IsActiveAsync(page);
            await Assertions.Expect(off).ToHaveCountAsync(0);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(running, await _rules.RunningAsync(file));
    }

    [Fact]
    public async Task Rule_DeletedAndTakenBack_IsTheVeryFileAgain()
    {
        var file = await _rules.FileOfAsync("LiteLlmLowCacheHitRatio");
        var (before, running) = (await File.ReadAllTextAsync(file), await _rules.RunningAsync(file));
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("LiteLlmLowCacheHitRatio")}?do=delete", async page =>
        {
            await ApplyAsync(page);

            Assert.Equal(running.Where(r => r != "LiteLlmLowCacheHitRatio"), await _rules.RunningAsync(file));
            Assert.DoesNotContain("LiteLlmLowCacheHitRatio", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
            await TakeBackAsync(page);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(running, await _rules.RunningAsync(file));
    }

    [Fact]
    public async Task Change_ForAWhile_IsToldEverywhereAndCanBeKeptOrTakenBack()
    {
        var file = await _rules.FileOfAsync("VllmSlowFirstToken");
        var before = await File.ReadAllTextAsync(file);
        var changed = before.Replace("[5m]))) > 2\n", "[5m]))) > 7\n", StringComparison.Ordinal);
        await WithPageAsync(Screen.Desktop, $"/alerts/rules/{await _rules.IdAsync("VllmSlowFirstToken")}?t.0=7", async page =>
        {
            await page.GetByLabel("For how long").FillAsync("soon");
            await page.GetByLabel("Why").FillAsync("the migration");
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator(".banner.is-failed")).ToContainTextAsync("“soon” is no duration");
            Assert.Equal(before, await File.ReadAllTextAsync(file));

            await page.GetByLabel("For how long").FillAsync("2h");
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
            await IsActiveAsync(page);
            Assert.Equal(changed, await File.ReadAllTextAsync(file));
            Assert.EndsWith("> 7", await _rules.QueryAsync("VllmSlowFirstToken"), StringComparison.Ordinal);

            await page.GotoAsync(new Uri(Console.Address, "alerts").ToString());
            await LiveAsync(page);
            var box = page.Locator(".banner", new() { HasText = "VllmSlowFirstToken is changed until" });
            await Assertions.Expect(box).ToContainTextAsync("the migration");
            await box.GetByRole(AriaRole.Link).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Keep for good" }).ClickAsync();
            await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("Kept by 127.0.0.1");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep for good" })).ToHaveCountAsync(0);
            Assert.Equal(changed, await File.ReadAllTextAsync(file));

            await TakeBackAsync(page);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.EndsWith("> 2", await _rules.QueryAsync("VllmSlowFirstToken"), StringComparison.Ordinal);
    }

    /// <summary>Applies what is reviewed; the page of the change follows.</summary>
    private static async Task ApplyAsync(IPage page, string reason = "the browser test")
    {
        await page.GetByLabel("Why").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".review .facts")).ToContainTextAsync("active", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".review .facts")).ToContainTextAsync("127.0.0.1");
    }

    private static async Task TakeBackAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await IsActiveAsync(page);
    }

    private static Task IsActiveAsync(IPage page) => Assertions.Expect(page.Locator(".banner.is-done")).ToContainTextAsync("Prometheus runs it", new() { Timeout = 60_000 });

    private static IEnumerable<string> With(IEnumerable<string> names, string behind, string added) => names.SelectMany(n => n == behind ? [n, added] : new[] { n });
}
