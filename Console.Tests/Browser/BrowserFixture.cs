using Microsoft.Playwright;

namespace OperatorConsole.Tests.Browser;

/// <summary>One Chromium for all tests. Every test gets a fresh context; a failing one leaves what it saw.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The one without windows opens a page in a quarter of the time.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // The system's own browser: without the sandbox because tests may run as root, without what calls home.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("The browser tests need Chromium: apt-get install chromium, or run ./test.", Programs[0]);
        // As long as an operator would wait on a machine where everything else is tested at the same time.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>
    /// Opens an address and tries something on it. An error on the browser's console, an uncaught exception or a
    /// violation of the content security policy fails the test too.
    /// </summary>
    /// <param name="name">Names the folder under artifacts/browser where a failure leaves screenshot, trace and messages.</param>
    /// <param name="expected">A part of the messages that belong to the test, such as the failed requests while a server is down.</param>
    public async Task WithPageAsync(string name, Screen screen, Uri address, Func<IPage, Task> act, string? expected = null)
    {
        await using var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Theme,
            Locale = "en-US",
        });
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        var page = await context.NewPageAsync();
        var complaints = await Complaints.ListenAsync(page, expected);
        try
        {
            await page.GotoAsync(address.ToString());
            await act(page);
            complaints.MustBeNone();
        }
        catch (Exception)
        {
            await LeaveAsync($"{name} {screen}".Replace(' ', '-'), context, page, complaints);
            throw;
        }
    }

    private static async Task LeaveAsync(string folder, IBrowserContext context, IPage page, Complaints complaints)
    {
        await context.Tracing.StopAsync(new() { Path = Repository.Artifact("browser", folder, "trace.zip") });
        await page.ScreenshotAsync(new() { Path = Repository.Artifact("browser", folder, "page.png"), FullPage = true });
        await File.WriteAllTextAsync(Repository.Artifact("browser", folder, "messages.txt"), $"{page.Url}\n{complaints}\n");
    }
}
