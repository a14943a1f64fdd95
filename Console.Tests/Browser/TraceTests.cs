using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class TraceTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    [Fact]
    public async Task Search_FromTheGatewaysPage_LeadsToTracesAndTheirRequests() =>
        await WithPageAsync(Screen.Desktop, "gateways/edge", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Slow requests" }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/traces\?search=slow&gateway=edge$"));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Slow requests of edge" })).ToBeVisibleAsync();
            await page.Locator(".data-table tbody th a").First.ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/requests/[0-9a-f]{32}$"));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Trace", Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".waterfall")).ToContainTextAsync("gateway_request");
        });

    [Fact]
    public async Task Chart_ClickedWithoutADrag_OffersTheRequestsNearTheMoment() =>
        await WithPageAsync(Screen.Desktop, "gateways/chat", async page =>
        {
            var plot = page.Locator("panel-chart .u-over").First;
            await plot.ClickAsync(new() { Position = new() { X = 200, Y = 40 } });
            var offer = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Requests near ") });
            await Assertions.Expect(offer).ToHaveAttributeAsync("href", new Regex(@"^requests\?near=\d{13}&gateway=chat$"));

            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(offer).ToBeHiddenAsync();
            await plot.ClickAsync(new() { Position = new() { X = 200, Y = 40 } });
            await offer.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Requests near .* of chat$") })).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Chart_EnteredByKeyboard_OffersTheRequestsNearItsCursor() =>
        await WithPageAsync(Screen.Desktop, "gateways/chat", async page =>
        {
            await page.Locator("panel-chart .u-over").First.WaitForAsync();
            await page.Locator("panel-chart .chart-area").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var offer = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Requests near ") });
            Assert.Equal(0, await offer.CountAsync());

            await page.Keyboard.PressAsync("End");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(offer).ToBeFocusedAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/gateways/chat$"));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/requests\?near=\d{13}&gateway=chat$"));
        });

    [Fact]
    public async Task Chart_DraggedOver_ZoomsAndOffersNothing() =>
        await WithPageAsync(Screen.Desktop, "gateways/chat", async page =>
        {
            var plot = page.Locator("panel-chart .u-over").First;
            await plot.HoverAsync(new() { Position = new() { X = 100, Y = 40 } });
            await page.Mouse.DownAsync();
            var box = (await plot.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(box.X + 250, box.Y + 40, new() { Steps = 5 });
            await page.Mouse.UpAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"from=\d+&to=\d+"));
            Assert.Equal(0, await page.Locator(".chart-near:popover-open").CountAsync());
        });

    [Fact]
    public async Task HiddenValues_WithAReason_AreRecordedAndShownInThatViewAlone()
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await Console.Http.GetStringAsync(new Uri("api/v1/traces?gateway=proxy&search=slow", UriKind.Relative)));
        var id = answer.RootElement.GetProperty("traces")[0].GetProperty("id").GetString()!;
        await WithPageAsync(Screen.Desktop, $"requests/{id}", async page =>
        {
            var told = page.Locator(".log-hit").Filter(new() { HasText = "/spend/logs" }).First.Locator(".log-line");
            await Assertions.Expect(told).ToContainTextAsync("[redacted");
            await page.GetByText("Show hidden values").ClickAsync();
            await page.GetByLabel("Why do you need them?").FillAsync("ticket 4711");
            await page.GetByRole(AriaRole.Button, new() { Name = "Record it and show them" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Hidden values are shown in this view.")).ToBeVisibleAsync();
            await Assertions.Expect(told).Not.ToContainTextAsync("[redacted");
            await Assertions.Expect(page.GetByText("of this request are shown in this view; of its neighbours")).ToBeVisibleAsync();

            await page.ReloadAsync();
            await Assertions.Expect(told).ToContainTextAsync("[redacted");
            await page.GotoAsync(new Uri(Console.Address, "requests").ToString());
            var record = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ticket 4711" }).First;
            await Assertions.Expect(record).ToContainTextAsync(id);
            await Assertions.Expect(record).ToContainTextAsync("127.0.0.1");
        });
    }

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Traces_OnEveryScreen_AreAccessibleAndFit(Screen screen) =>
        await WithPageAsync(screen, "traces?search=similarity&gateway=edge", async page =>
        {
            await Assertions.Expect(page.Locator(".data-table tbody tr").First).ToBeVisibleAsync();
            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });
}
