using System.Net;
using System.Text.Json;

namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>The endpoints that take a body.</summary>
public sealed class IsartorPostTests(IsartorFixture fixture) : IClassFixture<IsartorFixture>
{
    [Fact]
    public async Task ProviderTest_OfAnotherMachine_IsUnreachable()
    {
        var answer = await TestAsync("https://api.openai.com/v1/chat/completions");

        JsonShape.AssertFields(answer, ["reachable:boolean", "latency_ms:integer", "status_code:null", "error:string"]);
        Assert.False(answer.GetProperty("reachable").GetBoolean());
        Assert.Equal("error sending request for url (https://api.openai.com/v1/models)", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task ProviderTest_OfWhoeverSays401_IsReachable()
    {
        var answer = await TestAsync($"{fixture.Server.Address}v1/chat/completions");

        JsonShape.AssertFields(answer, ["reachable:boolean", "latency_ms:integer", "status_code:integer", "error:null"]);
        Assert.True(answer.GetProperty("reachable").GetBoolean());
        Assert.Equal(401, answer.GetProperty("status_code").GetInt32());
    }

    [Fact]
    public async Task Cache_WithoutTheKey_TakesAndGivesAnswers()
    {
        var run = new IsartorRun().Run(1);
        await using var server = await IsartorServer.StartAsync(run.Gateway);
        const string lookup = "/api/v1/cache/lookup";

        using var miss = await server.SendAsync(HttpMethod.Post, lookup, key: null, """{"prompt":"What is Isartor?"}""", "aider/0.86");
        Assert.Equal(HttpStatusCode.NoContent, miss.StatusCode);
        using var stored = await server.SendAsync(HttpMethod.Post, "/api/v1/cache/store", key: null, """{"prompt":"What is Isartor?","response":"A gateway."}""");
        Assert.Equal("""{"stored":true}""", await stored.Content.ReadAsStringAsync());
        using var exact = await server.SendAsync(HttpMethod.Post, lookup, key: null, """{"prompt":"What is Isartor?"}""", "aider/0.86");
        Assert.Equal("""{"layer":1,"message":"A gateway.","model":"cached"}""", await exact.Content.ReadAsStringAsync());
        Assert.Equal("l1a", exact.Headers.GetValues("X-Isartor-Layer").Single());
        using var alike = await server.SendAsync(HttpMethod.Post, lookup, key: null, """{"prompt":"isartor: what is"}""", "aider/0.86");
        Assert.Equal("l1b", alike.Headers.GetValues("X-Isartor-Layer").Single());

        run.Run(1);
        foreach (var layer in new[] { "miss", "l1a", "l1b" })
            Assert.Equal(1, run.Sum("isartor_requests_total", ("traffic_surface", "mcp"), ("client", "copilot"), ("tool", "aider"), ("final_layer", layer)));
    }

    [Theory]
    [InlineData("/api/v1/cache/lookup", "{}", "prompt is required")]
    [InlineData("/api/v1/cache/lookup", "no json", "prompt is required")]
    [InlineData("/api/v1/cache/store", """{"prompt":"x"}""", "prompt and response are required")]
    public async Task Cache_WithABadBody_Answers400(string path, string body, string problem)
    {
        using var response = await fixture.Server.SendAsync(HttpMethod.Post, path, key: null, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($$"""{"error":"{{problem}}"}""", await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> TestAsync(string url)
    {
        using var response = await fixture.Server.SendAsync(HttpMethod.Post, "/api/admin/providers/test", body: $$"""{"url":"{{url}}","api_key":"sk-test"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }
}
