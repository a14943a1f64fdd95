using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

/// <summary>A page whose console is gone says so, whichever version of Blazor's script it has.</summary>
public sealed class ReconnectTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_WhenTheConsoleIsGone_SaysThatUpdatesWait()
    {
        await using var console = ConsoleProcess.Start(
            _folder.Path, ["--prometheus.url", "http://127.0.0.1:9"], ("CONSOLE__GATEWAYS__0__NAME", "edge"), ("CONSOLE__GATEWAYS__0__PROFILE", "isartor"));
        var page = new Uri(await console.ReadyAsync(), "gateways/edge?refresh=5s");

        await browser.WithPageAsync(nameof(Page_WhenTheConsoleIsGone_SaysThatUpdatesWait), Screen.Desktop, page, SeeItGoAsync, expected: "");

        async Task SeeItGoAsync(IPage page)
        {
            // Only a standing circuit gives one.
            await Assertions.Expect(page.Locator("panel-board")).ToHaveAttributeAsync("revision", new Regex("[0-9]+"), new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator("live-state")).ToHaveTextAsync("live, every 5 s");

            await console.KillAsync();

            await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("Live updates are paused.");
            await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("live-state")).ToHaveTextAsync("paused: connection lost");
        }
    }
}
