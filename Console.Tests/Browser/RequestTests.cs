using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed partial class RequestTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Fact]
    public async Task Request_FromTheBox_LeadsToItsPageAndTheLinesAroundIt()
    {
        var id = await LoggedIdAsync();
        await WithPageAsync(Screen.Desktop, "", async page =>
        {
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a request" }).FillAsync($"  \"request_id\": \"{id}\",");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/requests/{id}$"));
            await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync(VerdictShape());
            await Assertions.Expect(page.Locator(".log-line mark").First).ToHaveTextAsync(id);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The weather then" })).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "Lines around it" }).First.ClickAsync();
            await Assertions.Expect(page.Locator(".log-lines .is-hit mark")).ToHaveTextAsync(id);
            Assert.True(await page.Locator(".log-lines li").CountAsync() > 3);
        });
    }

    [Fact]
    public async Task Box_TypedInWhileThePageBecomesLive_KeepsTheTextAndTheFocus() =>
        await WithPageAsync(Screen.Desktop, "", async page =>
        {
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a request" });
            await box.FillAsync("c51fcef3");
            await LiveAsync(page);

            await Assertions.Expect(box).ToHaveValueAsync("c51fcef3");
            await Assertions.Expect(box).ToBeFocusedAsync();
        });

    [Fact]
    public async Task Request_NobodyKnows_SaysWhy() =>
        await WithPageAsync(Screen.Desktop, "requests/ffffffffffffffffffffffffffffffff", async page =>
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why it may not be here" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("Not found");
        });

    // Blazor's first drawing and the focus it gives to the heading may come in one task.
    [Fact]
    public async Task Box_ReplacedAndLeftForTheHeadingAtOnce_KeepsTheTextAndTheFocus() =>
        await WithPageAsync(Screen.Desktop, "", async page =>
        {
            var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a request" });
            await box.FillAsync("c51fcef3");
            await page.EvaluateAsync("""
                const form = document.querySelector(".request-box");
                const other = form.cloneNode(true);
                other.querySelector("input").value = "";
                form.replaceWith(other);
                document.querySelector("h1").tabIndex = -1;
                document.querySelector("h1").focus();
                """);
            await Assertions.Expect(box).ToHaveValueAsync("c51fcef3");
            await Assertions.Expect(box).ToBeFocusedAsync();
            await page.EvaluateAsync("document.querySelector('h1').focus()");
            await Assertions.Expect(box).ToBeFocusedAsync();
        });

    [Fact]
    public async Task Request_WithAHostileId_IsShownAsText() =>
        await WithPageAsync(Screen.Desktop, $"requests/{Uri.EscapeDataString("<img src=x onerror=alert(1)>\u202e")}", async page =>
        {
            await Assertions.Expect(page.Locator("h1 code")).ToHaveTextAsync("<img src=x onerror=alert(1)>\\u202e");
            Assert.Equal(0, await page.Locator("main img").CountAsync());
        });

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Request_OnEveryScreen_IsAccessibleAndFits(Screen screen)
    {
        var id = await LoggedIdAsync();
        await WithPageAsync(screen, $"requests/{id}", async page =>
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The weather then" })).ToBeVisibleAsync();
            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });
    }

    private async Task<string> LoggedIdAsync()
    {
        var id = "";
        await Eventually.TrueAsync("a request is logged", async () =>
        {
            var near = new Uri(FormattableString.Invariant($"api/v1/requests?near={DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds()}&gateway=chat"), UriKind.Relative);
            using var answer = JsonDocument.Parse(await Console.Http.GetStringAsync(near));
            id = answer.RootElement.GetProperty("hits").EnumerateArray()
                .Select(h => h.GetProperty("fields").TryGetProperty("request_id", out var found) ? found.GetString()! : "")
                .FirstOrDefault(i => Guid.TryParseExact(i, "N", out _)) ?? "";
            return id.Length > 0;
        });
        return id;
    }

    [GeneratedRegex("Answered|Refused|Failed")]
    private static partial Regex VerdictShape();
}
