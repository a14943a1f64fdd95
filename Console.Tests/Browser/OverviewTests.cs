using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using OperatorConsole.Core.Panels;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

[Collection(ConsoleCollection.Name)]
public sealed class OverviewTests(RunningConsole console, BrowserFixture browser) : BrowserTests(console, browser)
{
    // What a reading shows, and where it says it comes from.
    private const string OpenedReading = """
        button => {
          const source = button.nextElementSibling;
          return {
            text: button.querySelector('.reading-text').textContent,
            state: button.className,
            query: source.querySelector('code')?.textContent ?? '',
            asOf: source.querySelector('time')?.getAttribute('datetime') ?? ''
          };
        }
        """;

    [Fact]
    public async Task Overview_Opened_ShowsEveryGatewayAndRefreshesByItself() =>
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            var names = await GatewayNamesAsync();

            Assert.NotEmpty(names);
            Assert.Equal(names, await page.Locator(".fleet tbody th a").AllTextContentsAsync());
            await WaitForUpdateAsync(page);
        });

    [Fact]
    public async Task Overview_Requests_AgreeWithPrometheusAskedDirectly() =>
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            foreach (var name in await GatewayNamesAsync())
            {
                // A sample that was on its way when the console asked can make a difference, once.
                await Eventually.TrueAsync($"the requests of {name} agree with Prometheus", async () => await AgreesAsync(page, name));
            }
        });

    [Fact]
    public async Task Overview_PrometheusKilled_StandsAndComesBack() =>
        await WithPageAsync(Screen.Desktop, "/", async page =>
        {
            await WaitForUpdateAsync(page);

            await Console.KillPrometheusAsync();

            await Assertions.Expect(page.Locator(".banner.is-failed")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator(".fleet tbody tr").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".banner.is-failed")).ToBeHiddenAsync(new() { Timeout = 60_000 });
            await WaitForUpdateAsync(page);
        });

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Overview_OnEveryScreen_IsAccessibleAndFits(Screen screen) =>
        await WithPageAsync(screen, "/", async page =>
        {
            await WaitForUpdateAsync(page);

            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });

    [Fact]
    public async Task Overview_Percentiles_AgreeWithHistogramQuantile()
    {
        using var answer = JsonDocument.Parse(await Console.Http.GetStringAsync(new Uri("api/v1/gateways", UriKind.Relative)));
        var compared = 0;
        foreach (var gateway in answer.RootElement.GetProperty("gateways").EnumerateArray())
        {
            foreach (var name in new[] { "p50", "p95", "p99" })
            {
                var reading = gateway.GetProperty("signals").GetProperty(name);
                if (!reading.TryGetProperty("value", out var value)) continue;
                var asked = await Console.AskPrometheusAsync(reading.GetProperty("query").GetString()!, reading.GetProperty("asOf").GetDateTimeOffset());
                Assert.Equal(Assert.Single(asked), value.GetDouble(), tolerance: 0.001);
                compared++;
            }
        }
        Assert.True(compared > 0);
    }

    private async Task<IReadOnlyList<string>> GatewayNamesAsync()
    {
        using var answer = JsonDocument.Parse(await Console.Http.GetStringAsync(new Uri("api/v1/gateways", UriKind.Relative)));
        return [.. answer.RootElement.GetProperty("gateways").EnumerateArray().Select(g => g.GetProperty("name").GetString()!)];
    }

    private async Task<bool> AgreesAsync(IPage page, string name)
    {
        var reading = page.Locator(".fleet tbody tr", new() { HasText = name }).First.Locator(".reading").First;
        await reading.ClickAsync();
        await Assertions.Expect(reading.Locator("+ .reading-source h3")).ToBeVisibleAsync();
        var shown = await reading.EvaluateAsync<ShownReading>(OpenedReading);
        await page.Keyboard.PressAsync("Escape");
        if (!shown.State.Contains("is-value", StringComparison.Ordinal)) return shown.State.Contains("is-no-series", StringComparison.Ordinal);
        var asked = await Console.AskPrometheusAsync(shown.Query, DateTimeOffset.Parse(shown.AsOf, CultureInfo.InvariantCulture));
        return shown.Text == UnitFormat.Format(Assert.Single(asked), "requests/s");
    }

    private sealed record ShownReading
    {
        public string Text { get; set; } = "";

        public string State { get; set; } = "";

        public string Query { get; set; } = "";

        public string AsOf { get; set; } = "";
    }
}
