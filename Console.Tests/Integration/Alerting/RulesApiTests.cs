using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Alerting;

[Collection(ConsoleCollection.Name)]
public sealed class RulesApiTests(RunningConsole console)
{
    private readonly RuleWitness _rules = new(console);

    [Fact]
    public async Task Rules_OfTheDemo_HaveTheirFilesThresholdsAndStates()
    {
        JsonElement rule = default;
        await Eventually.TrueAsync("the rules were evaluated", async () =>
        {
            rule = await _rules.FindAsync("GatewayzServerErrors");
            return Text(rule, "health") == "ok";
        });

        Assert.EndsWith("gatewayz.yml", Text(rule, "file"), StringComparison.Ordinal);
        Assert.Equal(64, Text(rule, "hash")!.Length);
        Assert.Equal((true, "gatewayz"), (rule.GetProperty("editable").GetBoolean(), Text(rule, "group")));
        var threshold = rule.GetProperty("thresholds")[0];
        Assert.Equal(("0", ">", "numeric"), (Text(threshold, "id"), Text(threshold, "op"), Text(threshold, "kind")));
        var (start, end) = (threshold.GetProperty("start").GetInt32(), threshold.GetProperty("end").GetInt32());
        Assert.Equal(Text(threshold, "text"), Text(rule, "expr")![start..end]);
        Assert.True(rule.GetProperty("line").GetInt32() > 1);
    }

    [Fact]
    public async Task Change_PreviewedAppliedAndReverted_IsWhatPrometheusRuns()
    {
        var rule = await _rules.FindAsync("PrivateRouterHighErrorRatio");
        var before = await File.ReadAllTextAsync(Text(rule, "file")!);

        var preview = await AnswerAsync("preview", Question(rule, "0.42"));
        Assert.Contains("+", Text(preview, "diff"), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Text(rule, "file")!));

        var applied = await AnswerAsync("apply", Question(rule, "0.42"));
        Assert.True(applied.GetProperty("active").GetBoolean(), applied.ToString());
        Assert.Equal(Text(preview, "newHash"), Text(applied, "hash"));
        Assert.Equal((Text(preview, "newHash"), "0.42"), (Text(await _rules.FindAsync("PrivateRouterHighErrorRatio"), "hash"), Text((await _rules.FindAsync("PrivateRouterHighErrorRatio")).GetProperty("thresholds")[0], "text")));

        var revision = applied.GetProperty("revision").GetInt64();
        using var answer = await console.Http.PostAsJsonAsync($"api/v1/rules/history/{revision}/revert", new { reason = "back" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Text(rule, "file")!));
        var history = await console.Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/rules/history", UriKind.Relative));
        Assert.Equal(revision, history.GetProperty("revisions").EnumerateArray().First().GetProperty("reverts").GetInt64());
    }

    [Fact]
    public async Task Change_ForAWhile_IsTakenBackByItself()
    {
        var rule = await _rules.FindAsync("IsartorLowCacheHitRatio");
        var before = await File.ReadAllTextAsync(Text(rule, "file")!);

        var applied = await AnswerAsync("apply", Question(rule, "0.43", "1s"));

        Assert.True(applied.GetProperty("active").GetBoolean(), applied.ToString());
        await Eventually.TrueAsync("the old bytes are back", async () => await File.ReadAllTextAsync(Text(rule, "file")!) == before);
        await Eventually.TrueAsync("the history says so", async () => (await LatestAsync()).TryGetProperty("reverts", out var reverts) && reverts.ToString() == applied.GetProperty("revision").ToString() && Text(await LatestAsync(), "result") == "active");
        Assert.EndsWith("< 0.3", await _rules.QueryAsync("IsartorLowCacheHitRatio"), StringComparison.Ordinal);
        Assert.Equal("the console", Text(await LatestAsync(), "who"));
    }

    [Fact]
    public async Task Change_ForAWhileThatIsKept_StaysUntilItIsTakenBack()
    {
        var rule = await _rules.FindAsync("IsartorLowCacheHitRatio");
        var before = await File.ReadAllTextAsync(Text(rule, "file")!);
        var revision = (await AnswerAsync("apply", Question(rule, "0.41", "1h"))).GetProperty("revision").GetInt64();

        using var kept = await console.Http.PostAsync(new Uri($"api/v1/rules/history/{revision}/keep", UriKind.Relative), null);
        using var again = await console.Http.PostAsync(new Uri($"api/v1/rules/history/{revision}/keep", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (kept.StatusCode, again.StatusCode));
        Assert.False((await LatestAsync()).TryGetProperty("until", out var until) && until.ValueKind != JsonValueKind.Null);
        Assert.EndsWith("< 0.41", await _rules.QueryAsync("IsartorLowCacheHitRatio"), StringComparison.Ordinal);
        using var back = await console.Http.PostAsJsonAsync($"api/v1/rules/history/{revision}/revert", new { reason = "back" });
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Text(rule, "file")!));
        Assert.EndsWith("< 0.3", await _rules.QueryAsync("IsartorLowCacheHitRatio"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"NaN\"", "never fire")]
    [InlineData("\"1,5\"", "comma")]
    [InlineData("\"010\"", "octal")]
    [InlineData("\"\"", "no number")]
    [InlineData("null", "no number")]
    [InlineData("1e400", "larger than any number")]
    [InlineData("true", "no number")]
    public async Task Number_ThatMayNotStandThere_Is422AndSaysWhy(string value, string problem)
    {
        var rule = await _rules.FindAsync("PrivateRouterHighErrorRatio");
        using var answer = await PostAsync("apply", $$"""{"file":{{JsonSerializer.Serialize(Text(rule, "file"))}},"group":"{{Text(rule, "group")}}","index":{{rule.GetProperty("index")}},"hash":"{{Text(rule, "hash")}}","changes":{"thresholds":[{"id":"0","value":{{value}}}]},"reason":"x"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(problem, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfARuleLookedAtInAnUnknownState_Is409()
    {
        var rule = await _rules.FindAsync("PrivateRouterHighErrorRatio");
        using var answer = await PostAsync("preview", Question(rule, "0.42").Replace(Text(rule, "hash")!, new string('0', 64), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("PrivateRouterHighErrorRatio", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "theirs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"file\":\"/etc/passwd\",\"group\":\"g\",\"index\":0,\"hash\":\"x\",\"changes\":{\"for\":\"5m\"},\"reason\":\"x\"}", HttpStatusCode.NotFound)]
    [InlineData("{\"file\":\"a\",\"group\":\"g\",\"index\":0,\"hash\":\"x\",\"changes\":{\"treshold\":[]},\"reason\":\"x\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"file\":\"a\",\"group\":\"g\",\"index\":0,\"hash\":\"x\",\"changes\":{\"for\":\"5m\"},\"reason\":\"x\",\"window\":\"soon\"}", HttpStatusCode.UnprocessableEntity)]
    public async Task Question_ThatCannotBeMeant_IsRefused(string body, HttpStatusCode status)
    {
        using var answer = await PostAsync("apply", body);
        Assert.Equal(status, answer.StatusCode);
    }

    private static string Question(JsonElement rule, string value, string? window = null) => JsonSerializer.Serialize(new
    {
        file = Text(rule, "file"),
        group = Text(rule, "group"),
        index = rule.GetProperty("index").GetInt32(),
        hash = Text(rule, "hash"),
        changes = new { thresholds = new[] { new { id = "0", value } } },
        reason = "a test",
        window,
    });

    private async Task<JsonElement> LatestAsync() =>
        (await console.Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/rules/history?limit=1", UriKind.Relative))).GetProperty("revisions")[0];

    private async Task<JsonElement> AnswerAsync(string call, string body)
    {
        using var answer = await PostAsync(call, body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> PostAsync(string call, string body)
    {
        using var content = new StringContent(body, null, "application/json");
        return await console.Http.PostAsync(new Uri($"api/v1/rules/{call}", UriKind.Relative), content);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
