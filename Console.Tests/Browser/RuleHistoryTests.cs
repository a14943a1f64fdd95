using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;
using OperatorConsole.Tests.Integration.Alerting;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class RuleHistoryTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    private readonly RuleWitness _rules = new(console);

    [Fact]
    public async Task Changes_AnyTwoOfAFile_AreComparedAtAnAddress()
    {
        var first = await ChangeAsync("IsartorStaleFallback", "0.25");
        var second = await ChangeAsync("IsartorHighErrorRatio", "0.07");
        var third = await ChangeAsync("IsartorStaleFallback", "0.75");

        await WithPageAsync(Screen.Desktop, "/alerts/history?sort=-at", async page =>
        {
            await page.GetByLabel("Compare change").SelectOptionAsync(Text(first));
            await page.GetByLabel("with change").SelectOptionAsync(Text(third));
            await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

            await Assertions.Expect(page.Locator(".review .diff")).ToContainTextAsync("> 0.75");
            await Assertions.Expect(page.Locator(".review li")).ToHaveTextAsync(["IsartorHighErrorRatio: threshold 0.05 → 0.07", "IsartorStaleFallback: threshold 0.25 → 0.75"]);
            Assert.Contains($"compare={Text(first)}&with={Text(third)}&sort=-at", page.Url, StringComparison.Ordinal);
        });
        await MustHaveRowsAndFitOnEveryScreenAsync($"/alerts/history?compare={Text(first)}&with={Text(third)}");

        var answer = await Console.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/rules/history/compare?from={Text(third)}&to={Text(first)}", UriKind.Relative));
        Assert.Equal("IsartorStaleFallback: threshold 0.75 → 0.25", answer.GetProperty("changes")[1].GetString());
        using var other = await Console.Http.GetAsync(new Uri($"api/v1/rules/history/compare?from={Text(first)}&to=99999", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        foreach (var revision in (long[])[third, second, first])
        {
            using var back = await Console.Http.PostAsJsonAsync($"api/v1/rules/history/{Text(revision)}/revert", new { reason = "back" });
            Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        }
    }

    private async Task<long> ChangeAsync(string alert, string value)
    {
        var rule = await _rules.FindAsync(alert);
        using var answer = await Console.Http.PostAsJsonAsync("api/v1/rules/apply", new
        {
            file = rule.GetProperty("file").GetString(),
            group = rule.GetProperty("group").GetString(),
            index = rule.GetProperty("index").GetInt32(),
            hash = rule.GetProperty("hash").GetString(),
            changes = new { thresholds = new[] { new { id = "0", value } } },
            reason = "to be compared",
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt64();
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
