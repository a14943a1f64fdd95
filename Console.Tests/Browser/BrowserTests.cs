using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

/// <summary>Tests of pages of the running console.</summary>
public abstract class BrowserTests(RunningConsole console, BrowserFixture browser)
{
    protected RunningConsole Console => console;

    /// <summary>Opens a page of the console, such as <c>gateways/edge</c>, and waits until it is live: before, everything on it is still drawn anew once.</summary>
    protected Task WithPageAsync(Screen screen, string path, Func<IPage, Task> act, string? expected = null, [CallerMemberName] string name = "") =>
        WithPageAsSentAsync(screen, path, async page => { await LiveAsync(page); await act(page); }, expected, name);

    /// <summary>Opens an address of the console and waits for nothing.</summary>
    protected Task WithPageAsSentAsync(Screen screen, string path, Func<IPage, Task> act, string? expected = null, [CallerMemberName] string name = "") =>
        browser.WithPageAsync($"{GetType().Name}.{name}", screen, new Uri(console.Address, path), act, expected);

    /// <summary>Waits until the page's circuit has drawn it.</summary>
    protected static Task LiveAsync(IPage page) => page.Locator("main[data-interactive]").WaitForAsync();

    /// <summary>Waits until the page shows a newer reading than it was sent with: only the circuit can bring one.</summary>
    protected static async Task WaitForUpdateAsync(IPage page)
    {
        var age = page.Locator(".page-age time");
        var first = await age.GetAttributeAsync("datetime");
        await Assertions.Expect(age).Not.ToHaveAttributeAsync("datetime", first!, new() { Timeout = 30_000 });
    }

    /// <summary>Opens a page in both sizes and both themes: its table has rows, it is accessible, and nothing is wider than the screen.</summary>
    protected async Task MustHaveRowsAndFitOnEveryScreenAsync(string path, Func<IPage, Task>? before = null, [CallerMemberName] string name = "")
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark })
        {
            await WithPageAsync(
                screen,
                path,
                async page =>
                {
                    if (before is not null) await before(page);
                    await Assertions.Expect(page.Locator(".data-table tbody tr").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
                    await page.MustBeAccessibleAsync();
                    Assert.Equal(screen.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                },
                name: name);
        }
    }
}
