using System.Text.RegularExpressions;

namespace OperatorConsole.Tests.Integration.Pages;

[Collection(ConsoleCollection.Name)]
public sealed partial class AssetCacheTests(RunningConsole console)
{
    [Fact]
    public async Task Assets_OfAPage_AreKeptByTheBrowserAndCompressed()
    {
        var page = await console.Http.GetStringAsync(console.Address);
        var assets = Asset().Matches(page).Select(m => m.Groups["address"].Value).Distinct().ToArray();
        Assert.NotEmpty(assets);
        foreach (var asset in assets)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(console.Address, asset));
            question.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await console.Http.SendAsync(question);
            Assert.Equal("max-age=31536000, immutable", answer.Headers.CacheControl?.ToString().Replace("immutable, max-age=31536000", "max-age=31536000, immutable", StringComparison.Ordinal));
            Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task Chunk_ThatAScriptLoads_IsKeptByTheBrowser()
    {
        var page = await console.Http.GetStringAsync(console.Address);
        var script = await console.Http.GetStringAsync(new Uri(console.Address, Asset().Matches(page).Select(m => m.Groups["address"].Value).First(a => a.Contains("charts", StringComparison.Ordinal))));
        using var answer = await console.Http.GetAsync(new Uri(console.Address, $"assets/{Chunk().Match(script).Value}"));
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("(src|href)=\"(?<address>assets/[^\"]+[.](js|css))\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Asset();

    [GeneratedRegex("categories-[A-Z0-9]{8}[.]js")]
    private static partial Regex Chunk();
}
