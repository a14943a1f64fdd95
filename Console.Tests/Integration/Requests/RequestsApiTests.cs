using System.Net;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>Requests of the running demo, found through the API by the ids its gateways gave them.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class RequestsApiTests(RunningConsole console)
{
    [Fact]
    public async Task Request_OfALogLine_IsFoundByAnyFormOfItsIdWithItsSurroundings()
    {
        var id = await LoggedIdAsync();
        var dashed = Guid.ParseExact(id, "N").ToString("D").ToUpperInvariant();
        foreach (var text in new[] { id, dashed, $"request_id={id}", $"{{\"request_id\": \"{id}\"}}" })
        {
            var answer = await GetAsync($"api/v1/requests/{Uri.EscapeDataString(text)}");
            var hit = answer.GetProperty("hits").EnumerateArray().First();
            Assert.Equal(("files", "field", id), (hit.GetProperty("source").GetString(), hit.GetProperty("how").GetString(), hit.GetProperty("fields").GetProperty("request_id").GetString()));
            Assert.True(answer.GetProperty("complete").GetBoolean());
            Assert.Contains(answer.GetProperty("kind").GetString(), new[] { "answered", "refused", "failed" });
            Assert.NotEmpty(answer.GetProperty("weather").GetProperty("readings").EnumerateArray());

            var lines = await GetAsync($"api/v1/requests/lines?gateway={hit.GetProperty("gateway").GetString()}&file={Uri.EscapeDataString(hit.GetProperty("file").GetString()!)}&offset={hit.GetProperty("offset").GetInt64()}&lines=2");
            Assert.Contains(lines.GetProperty("lines").EnumerateArray(), l => l.GetProperty("raw").GetString()!.Contains(id, StringComparison.Ordinal));
            Assert.InRange(lines.GetProperty("lines").GetArrayLength(), 3, 5);
        }
    }

    [Fact]
    public async Task Request_OfADecision_IsFoundByTheIdItLinksTo()
    {
        var id = "";
        await Eventually.TrueAsync("a decision has an id", async () =>
        {
            var decisions = (await GetAsync("api/v1/decisions?limit=1000")).GetProperty("decisions").EnumerateArray().ToArray();
            id = decisions.Select(d => d.TryGetProperty("requestId", out var found) ? found.GetString() : null).OfType<string>().FirstOrDefault() ?? "";
            return id.Length > 0;
        });
        var answer = await GetAsync($"api/v1/requests/{id}");
        Assert.Equal(id, answer.GetProperty("decision").GetProperty("request_id").GetString());
        Assert.Contains(answer.GetProperty("hits").EnumerateArray(), h => h.GetProperty("source").GetString() == "decisions");
        // Its log line has no id, and is found by what else it has.
        Assert.Contains(answer.GetProperty("hits").EnumerateArray(), h => h.GetProperty("source").GetString() == "files" && h.GetProperty("how").GetString() == "resembles");
    }

    [Fact]
    public async Task Request_NobodyKnows_IsNotFoundWithReasons()
    {
        var answer = await GetAsync("api/v1/requests/ffffffffffffffffffffffffffffffff");
        Assert.Equal("notFound", answer.GetProperty("kind").GetString());
        Assert.Empty(answer.GetProperty("hits").EnumerateArray());
        Assert.Contains(answer.GetProperty("absence").EnumerateArray(), a => a.GetString()!.Contains("logs no request ids", StringComparison.Ordinal));
        var searched = answer.GetProperty("searched").EnumerateArray().ToArray();
        Assert.Contains(searched, s => s.GetProperty("source").GetString() == "Log files" && s.GetProperty("files").GetInt32() > 3 && s.GetProperty("state").GetString() == "nothing");
        Assert.Contains(searched, s => s.GetProperty("source").GetString()!.StartsWith("Spend log", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_AskedForLines_GrowsUntilItIsComplete()
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"api/v1/requests/{await LoggedIdAsync()}");
        question.Headers.Add("Accept", "application/x-ndjson");
        using var answer = await console.Http.SendAsync(question);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        var reports = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.True(reports.Length > 1);
        Assert.All(reports[..^1], r => Assert.False(r.GetProperty("complete").GetBoolean()));
        Assert.True(reports[^1].GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Requests_NearAMoment_AreTheNearestFirst()
    {
        var near = DateTimeOffset.UtcNow.AddMinutes(-5);
        var hits = (await GetAsync($"api/v1/requests?near={near:O}&gateway=chat&within=30&limit=20".Replace("+", "%2B", StringComparison.Ordinal))).GetProperty("hits").EnumerateArray().ToArray();
        Assert.NotEmpty(hits);
        var away = hits.Select(h => (h.GetProperty("time").GetDateTimeOffset() - near).Duration()).ToArray();
        Assert.Equal(away.Order(), away);
        Assert.All(away, a => Assert.InRange(a.TotalSeconds, 0, 30));
    }

    [Theory]
    [InlineData("requests/%20", "there is no id")]
    [InlineData("requests?near=soon", "“near” is no moment: “soon”.")]
    [InlineData("requests?near=0&within=1e9", "“within” must be more than 0")]
    [InlineData("requests/lines?gateway=chat&file=x&offset=-1", "“offset” must not be below zero.")]
    public async Task Question_AskedWrongly_SaysWhatIsWrong(string question, string detail)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/{question}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(detail, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../secrets/key")]
    public async Task Lines_OfAFileThatIsNoLog_AreRefused(string file)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/requests/lines?gateway=chat&file={Uri.EscapeDataString(file)}&offset=0", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>An id that a PrivateRouter made up for a request of a minute ago.</summary>
    private async Task<string> LoggedIdAsync()
    {
        var id = "";
        await Eventually.TrueAsync("a request is logged", async () =>
        {
            var hits = (await GetAsync($"api/v1/requests?near={DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds()}&gateway=chat")).GetProperty("hits").EnumerateArray();
            id = hits.Select(h => h.GetProperty("fields").TryGetProperty("request_id", out var found) ? found.GetString()! : "").FirstOrDefault(i => Guid.TryParseExact(i, "N", out _)) ?? "";
            return id.Length > 0;
        });
        return id;
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        using var answer = await console.Http.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
