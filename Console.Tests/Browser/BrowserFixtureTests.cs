using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using OperatorConsole.Tests.Fakes;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Browser;

/// <summary>That the browser tests can fail, and what a failure leaves behind.</summary>
public sealed class BrowserFixtureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string GoodPage = "<h1>Fine</h1><p>All is well.</p>";

    [Theory, MemberData(nameof(Screen.All), MemberType = typeof(Screen), DisableDiscoveryEnumeration = true)]
    public async Task Page_Fine_IsSeenAsTheScreenSays(Screen screen)
    {
        await using var site = await SiteAsync(GoodPage);

        await browser.WithPageAsync(nameof(Page_Fine_IsSeenAsTheScreenSays), screen, site.Address, async page =>
        {
            await page.MustBeAccessibleAsync();
            Assert.Equal(screen.Width, await page.EvaluateAsync<int>("innerWidth"));
            Assert.Equal(screen.Theme == ColorScheme.Dark, await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        });
    }

    [Fact]
    public async Task Test_Failing_LeavesScreenshotTraceAndMessages()
    {
        await using var site = await SiteAsync(GoodPage);

        await Assert.ThrowsAsync<XunitException>(() => browser.WithPageAsync(nameof(Test_Failing_LeavesScreenshotTraceAndMessages), Screen.Desktop, site.Address,
            _ => throw new XunitException("as planned")));

        var folder = Path.GetDirectoryName(Repository.Artifact("browser", "Test_Failing_LeavesScreenshotTraceAndMessages-1440-light", "page.png"))!;
        Assert.Equal(["messages.txt", "page.png", "trace.zip"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("<script>console.error('broken')</script>", null, "broken")]
    [InlineData("<script>throw new Error('broken')</script>", null, "uncaught")]
    [InlineData("<img alt='' src='missing.png'>", null, "404")]
    [InlineData("<p style='color:red'>red</p>", "default-src 'self'; img-src data:", "violates style-src-attr")]
    public async Task Page_BrowserComplains_FailsTheTest(string html, string? policy, string complaint)
    {
        await using var site = await SiteAsync(html, policy);
        var name = $"{nameof(Page_BrowserComplains_FailsTheTest)}-{complaint.Split(' ')[0]}";

        var failure = await Assert.ThrowsAsync<XunitException>(() => OpenAsync(null));
        await OpenAsync(expected: "");

        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(Repository.Artifact("browser", $"{name}-1440-light", "page.png"))!, recursive: true);

        Task OpenAsync(string? expected) => browser.WithPageAsync(name, Screen.Desktop, site.Address, page => page.WaitForLoadStateAsync(LoadState.NetworkIdle), expected);
    }

    [Fact]
    public async Task Page_UnlabelledField_IsNotAccessible()
    {
        await using var site = await SiteAsync("<h1>Form</h1><input>");

        await browser.WithPageAsync(nameof(Page_UnlabelledField_IsNotAccessible), Screen.Desktop, site.Address, async page =>
        {
            var failure = await Assert.ThrowsAsync<XunitException>(page.MustBeAccessibleAsync);
            Assert.Contains("critical label", failure.Message, StringComparison.Ordinal);
        });
    }

    private static Task<Upstream> SiteAsync(string html, string? policy = null) => Upstream.StartAsync(async context =>
    {
        if (policy is not null) context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.StatusCode = context.Request.Path == "/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><head><title>Test</title><link rel=\"icon\" href=\"data:,\"></head><body><main>{html}</main></body></html>");
    });
}
