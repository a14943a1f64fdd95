using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.AcrossGateways;

/// <summary>The tables across gateways, against the running demo and what Prometheus itself says.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class FleetApiTests(RunningConsole console)
{
    [Fact]
    public async Task Providers_OfTheDemo_AreJudgedByReadingsThatPrometheusConfirms()
    {
        var answer = await GetAsync("providers");
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.All(new[] { "strata", "hub", "proxy" }, gateway => Assert.InRange(rows.Count(r => Text(r, "gateway") == gateway), 3, 20));
        Assert.Superset(new HashSet<string>(["chat", "edge", "inference", "gpu"]), answer.GetProperty("absent").EnumerateArray().Select(a => Text(a, "gateway")).ToHashSet());
        Assert.All(rows, r =>
        {
            Assert.NotEqual("unknown", Text(r, "status"));
            Assert.Equal(["breaker", "errors", "latency", "score", "traffic"], r.GetProperty("inputs").EnumerateArray().Select(i => Text(i, "name")).Where(n => n != "seen").Order());
            Assert.True(r.GetProperty("scoreIsComputed").GetBoolean());
        });
        var openai = rows.Single(r => Text(r, "gateway") == "strata" && Text(r, "provider") == "openai").GetProperty("traffic");
        var asked = await console.AskPrometheusAsync($"({Text(openai, "query")}) and on (provider) label_replace(vector(1), \"provider\", \"openai\", \"\", \"\")", openai.GetProperty("asOf").GetDateTimeOffset());
        Assert.Equal(Assert.Single(asked), openai.GetProperty("value").GetDouble(), tolerance: 1e-9);
    }

    [Fact]
    public async Task Latency_OfTheDemo_IsQuantilesAsFarAsBucketsCarryAndMeansEverywhere()
    {
        var rows = (await GetAsync("latency")).GetProperty("rows").EnumerateArray().ToDictionary(r => Text(r, "gateway"));
        Assert.Equal(["chat", "edge", "hub", "inference", "proxy", "strata"], rows.Keys.Order());
        // Isartor's lowest bucket ends at 5 s: its median is no number.
        Assert.False(rows["edge"].GetProperty("p50").TryGetProperty("value", out _));
        Assert.Equal("≤ 5 s", Text(rows["edge"].GetProperty("p50"), "text"));
        Assert.All(rows.Values, r => Assert.InRange(r.GetProperty("mean").GetProperty("value").GetDouble(), 0.001, 60));
    }

    [Theory]
    [InlineData("latency?by=provider", "strata,hub,proxy")]
    [InlineData("latency?by=model", "hub,proxy,inference")]
    [InlineData("latency?by=route", "strata,chat,hub")]
    [InlineData("deflection?by=layer", "edge")]
    [InlineData("deflection?by=model", "proxy,inference")]
    [InlineData("latency?gateway=hub&by=model&provider=openai", "hub")]
    public async Task Rows_ByADimension_AreOfTheGatewaysThatTell(string question, string gateways)
    {
        var rows = (await GetAsync(question)).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(gateways.Split(',').Order(), rows.Select(r => Text(r, "gateway")).Distinct().Order());
        Assert.All(rows, r => Assert.NotEqual("", Text(r, "value")));
    }

    [Fact]
    public async Task Deflection_ByLayer_AddsUpToTheWhole()
    {
        var rows = (await GetAsync("deflection?by=layer")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(1, rows.Sum(r => r.GetProperty("share").TryGetProperty("value", out var share) ? share.GetDouble() : 0), tolerance: 1e-6);
    }

    [Fact]
    public async Task Spend_OfToday_IsWhatTheCounterGrewBy()
    {
        var answer = await GetAsync("spend");
        var asOf = answer.GetProperty("asOf").GetDateTimeOffset();
        var strata = answer.GetProperty("gateways").EnumerateArray().Single(g => Text(g, "gateway") == "strata").GetProperty("today");
        var since = answer.GetProperty("today").GetDateTimeOffset();
        // Longer than the past the demo comes with and the time the tests take: nothing of it may be left out.
        var seconds = (long)Math.Min((asOf - since).TotalSeconds, 6 * 3600);
        // The past has a sample a minute: shortly after midnight, one more or less at midnight and at the quarter after it weighs.
        const long apart = 120;
        var least = seconds > 3 * apart ? await GrownAsync(seconds - apart) : 0;
        // A day is added up from quarters of an hour, each carried to its ends on its own: that is not quite one increase over all of it.
        Assert.InRange(strata.GetProperty("value").GetDouble(), least * 0.95, await GrownAsync(seconds + apart) * 1.05);
        Assert.Equal(["USD", "credits"], answer.GetProperty("totals").EnumerateArray().Select(t => Text(t, "unit")).Order(StringComparer.Ordinal));

        async Task<double> GrownAsync(long window) =>
            Assert.Single(await console.AskPrometheusAsync(FormattableString.Invariant($"sum(increase(stratarouter_runtime_cost_usd_total[{window}s]))"), asOf));
    }

    [Fact]
    public async Task Slis_OfTheDemo_AreThoseOfTheProfile()
    {
        var rows = (await GetAsync("slis?gateway=strata")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["< 100 ms", "< 1 %", "> 80 %", "> 1k req/s"], rows.Select(r => Text(r, "target")));
        Assert.Equal("alert", Text(rows[^1], "status"));
    }

    [Theory]
    [InlineData("latency?gateway=nosuch", HttpStatusCode.NotFound, "there is no gateway “nosuch”")]
    [InlineData("latency?by=weather", HttpStatusCode.BadRequest, "“weather” is nothing this can be told apart by")]
    [InlineData("spend?tz=Moon", HttpStatusCode.BadRequest, "there is no time zone")]
    [InlineData("dashboards/weather/panels", HttpStatusCode.NotFound, "There is no dashboard “weather”")]
    [InlineData("dashboards/gateway/panels", HttpStatusCode.BadRequest, "needs the parameter “gateway”")]
    [InlineData("dashboards/latency/panels/nosuch", HttpStatusCode.NotFound, "There is no panel “nosuch” for latency.")]
    public async Task Question_ThatIsWrong_SaysWhatIsWrong(string question, HttpStatusCode status, string detail)
    {
        using var answer = await console.Http.GetAsync(new Uri($"api/v1/{question}", UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(detail, Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_WithPromQlInIt_IsAValueNobodyHas()
    {
        var answer = await GetAsync($"providers?provider={Uri.EscapeDataString("x\"} or up{job=\"")}");
        Assert.False(answer.TryGetProperty("failure", out _));
        Assert.Empty(answer.GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task Board_AcrossGateways_IsAFrameLikeAnyOther()
    {
        var frame = await console.Http.GetByteArrayAsync(new Uri("api/v1/dashboards/providers/panels?panels=errors,p95&provider=openai", UriKind.Relative));
        using var header = JsonDocument.Parse(frame.AsMemory(8, BitConverter.ToInt32(frame, 4)));
        var errors = header.RootElement.GetProperty("panels")[0];
        Assert.Equal(["openai · hub", "openai · proxy", "openai · strata"], errors.GetProperty("series").EnumerateArray().Select(s => Text(s, "name")).Order());
    }

    [Fact]
    public async Task Board_OfAGatewayForOneProvider_HasItsSeriesAlone()
    {
        var whole = await GetAsync("dashboards/gateway/panels/traffic?gateway=hub&from=now-30m&to=now-10m");
        var part = await GetAsync("dashboards/gateway/panels/traffic?gateway=hub&provider=openai&from=now-30m&to=now-10m");
        Assert.Contains("provider=\"openai\"", Text(part.GetProperty("queries")[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("provider=", Text(whole.GetProperty("queries")[0]), StringComparison.Ordinal);
        Assert.Equal("value", Text(part, "state"));
    }

    private async Task<JsonElement> GetAsync(string question)
    {
        await Eventually.TrueAsync("Prometheus answers", console.PrometheusAnswersAsync);
        return await console.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/{question}", UriKind.Relative));
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? Text(text) : "";

    private static string Text(JsonElement element) => element.GetString() ?? "";
}
