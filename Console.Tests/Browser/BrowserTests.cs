using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using OperatorConsole.Tests.Integration;

namespace OperatorConsole.Tests.Browser;

/// <summary>Tests of pages of the running console.</summary>
public abstract class BrowserTests(RunningConsole console, BrowserFixture browser)
{
    protected RunningConsole Console => console;

    /// <summary>Opens a page of the console, such as <c>gateways/edge</c>.</summary>
    protected Task WithPageAsync(Screen screen, string path, Func<IPage, Task> act, string? expected = null, [CallerMemberName] string name = "") =>
        browser.WithPageAsync($"{GetType().Name}.{name}", screen, new Uri(console.Address, path), act, expected);

    /// <summary>Waits until the page shows a newer reading than it was sent with: only the circuit can bring one.</summary>
    protected static async Task WaitForUpdateAsync(IPage page)
    {
        var age = page.Locator(".page-age time");
        var first = await age.GetAttributeAsync("datetime");
        await Assertions.Expect(age).Not.ToHaveAttributeAsync("datetime", first!, new() { Timeout = 30_000 });
    }
}
