using System.Net;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class IsartorAccessTests(IsartorFixture fixture) : IClassFixture<IsartorFixture>
{
    [Theory]
    [InlineData("/debug/proxy/recent", true)]
    [InlineData("/debug/stats/agents", true)]
    [InlineData("/api/admin/overview", false)]
    [InlineData("/v1/models", false)]
    public async Task Protected_WithoutTheKey_Answers401(string path, bool tagged)
    {
        foreach (var key in new[] { null, "", "wrong" })
        {
            using var response = await fixture.Server.SendAsync(HttpMethod.Get, path, key);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal(
                """{"error":"Unauthorized","message":"Missing or invalid X-API-Key header (or Authorization: Bearer)"}""", await response.Content.ReadAsStringAsync());
            Assert.Equal(tagged, response.Headers.TryGetValues("X-Isartor-Deflected", out var deflected) && deflected.Single() == "true");
        }
    }

    [Fact]
    public async Task Protected_WithABearerToken_Opens()
    {
        using var client = new HttpClient { BaseAddress = fixture.Server.Address };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + IsartorServer.Key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/debug/providers")).StatusCode);
        client.DefaultRequestHeaders.Add("X-API-Key", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/debug/providers")).StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/health")]
    [InlineData("/dashboard/")]
    public async Task Open_WithoutTheKey_Answers(string path)
    {
        using var response = await fixture.Server.SendAsync(HttpMethod.Get, path, key: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(path == "/dashboard/" ? "text/html" : "application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("abc", "invalid digit found in string")]
    [InlineData("-1", "invalid digit found in string")]
    [InlineData("", "cannot parse integer from empty string")]
    [InlineData("99999999999999999999", "number too large to fit in target type")]
    public async Task Ring_WithABadLimit_AnswersAxumsPlain400(string limit, string problem)
    {
        using var response = await fixture.Server.SendAsync(HttpMethod.Get, "/debug/stats/prompts?limit=" + limit);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"Failed to deserialize query string: limit: {problem}", await response.Content.ReadAsStringAsync());
        Assert.Equal("l0", response.Headers.GetValues("X-Isartor-Layer").Single());
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/debug/usage")]
    [InlineData("/nowhere")]
    public async Task Path_ThatIsNotThere_AnswersAnEmpty404(string path)
    {
        using var response = await fixture.Server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }
}
