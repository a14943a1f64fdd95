using System.Net;

namespace OperatorConsole.Tests.Integration.Pages;

/// <summary>What a request says about time, and what becomes of it.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class TimeOfPagesTests(RunningConsole console) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = console.Address };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("2026-11-20T08:00", "2026-11-20T10:30", "from=1795158000000&to=1795167000000")]
    [InlineData("lastweek", "now", "from=lastweek&to=now")]
    [InlineData("2026-11-20T10:30", "2026-11-20T08:00", "from=2026-11-20T10%3A30&to=2026-11-20T08%3A00")]
    public async Task RangeForm_Sent_LeadsBackToItsPageWithARangeThatMeansTheSameToEveryone(string from, string to, string query)
    {
        using var answer = await GetAsync($"range?page={Uri.EscapeDataString("gateways/strata?refresh=30s")}&tz=Europe%2FBerlin&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/gateways/strata?refresh=30s&{query}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/evil.example")]
    [InlineData("\\evil.example")]
    [InlineData("a\r\nSet-Cookie: a=b")]
    [InlineData("ü")]
    public async Task RangeForm_WithAPageElsewhere_IsRefused(string page)
    {
        using var answer = await GetAsync($"range?page={Uri.EscapeDataString(page)}&from=now-1h&to=now");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("range?page=&from=now-1h&to=now&tz=Mars%2FOlympus")]
    [InlineData("api/v1/dashboards/gateway/panels/traffic?gateway=strata&tz=Mars%2FOlympus")]
    public async Task Request_WithAnUnknownZone_IsToldSo(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("there is no time zone “Mars/Olympus”", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zone=browser; tz=Europe%2FBerlin", "browser", "Europe/Berlin, UTC")]
    [InlineData("zone=browser; tz=Mars%2FOlympus", "utc", ">UTC<")]
    [InlineData("zone=browser; tz=..%2F..%2Fetc%2Fpasswd", "utc", ">UTC<")]
    [InlineData("zone=browser", "utc", ">UTC<")]
    [InlineData("zone=%3Cscript%3E; tz=Europe%2FBerlin", "utc", ">UTC<")]
    public async Task Page_WithZoneCookies_TrustsThemAsFarAsTheyNameAZone(string cookies, string choice, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "gateways/strata");
        request.Headers.Add("Cookie", cookies);
        using var answer = await _http.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains($"data-zone=\"{choice}\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));
}
