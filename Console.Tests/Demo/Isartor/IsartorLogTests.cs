using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class IsartorLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isartor-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lines_AfterHoursWithAnOutage_AgreeWithTheCounters()
    {
        var run = Logged(out var log);
        run.Run(60).Begin(Scenario.ProviderOutage, Providers.OpenAi, 15).Run(60);
        var lines = Close(log);

        var gateway = lines.Where(l => Message(l) == "Request completed").CountBy(l => $"{l.GetProperty("isartor.final_layer")} {l.GetProperty("http.status_code")}");
        Assert.Equal(Counted(run, "gateway", s => $"{s.Labels["final_layer"]} {s.Labels["status_code"]}"), gateway.ToDictionary());
        var proxied = lines.Where(l => Message(l) == "Proxy request resolved").CountBy(l => $"{l.GetProperty("client")} {l.GetProperty("deflected")}");
        Assert.Equal(Counted(run, "proxy", s => $"{s.Labels["client"]} {s.Labels["final_layer"] == "L1a_ExactCache"}"), proxied.ToDictionary());
        Assert.Equal(run.Sum("isartor_retries_total", ("outcome", "exhausted")), lines.Count(l => Message(l) == "All retry attempts exhausted"));
        Assert.Equal(run.Sum("isartor_retries_total", ("outcome", "success")), lines.Count(l => Message(l) == "Retry succeeded"));
        Assert.Equal(run.Sum("isartor_errors_total", ("layer", "L3_StaleFallback")), lines.Count(l => Message(l) == "Layer 3: Serving stale cache entry as fallback"));
    }

    [Fact]
    public void Lines_Always_AreFlatJsonInTheOrderOfTimeWithoutRequestIds()
    {
        var run = Logged(out var log);
        run.Run(5).Begin(Scenario.ProviderOutage, Providers.OpenAi, 5).Run(10);
        var lines = Close(log);

        Assert.Equal(lines.Select(l => l.GetProperty("timestamp").GetString()).Order(StringComparer.Ordinal), lines.Select(l => l.GetProperty("timestamp").GetString()));
        Assert.All(lines, l => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", l.GetProperty("timestamp").GetString()));
        Assert.All(lines, l => Assert.DoesNotContain(l.EnumerateObject(), p => p.Name is "request_id" or "trace_id" or "span_id"));
        AssertKeys(lines, "Request completed", "timestamp level http.method http.route http.status_code isartor.final_layer duration_ms monitoring message target");
        AssertKeys(lines, "Proxy request resolved", "timestamp level client hostname path final_layer resolved_by deflected latency_ms message target");
        AssertKeys(lines, "Layer 0: Unauthorized – invalid or missing API key", "timestamp level message target span spans");
        AssertKeys(lines, "Operation failed", "timestamp level operation attempt max_attempts error_class error message target span spans");
        AssertKeys(lines, "Layer 3: Forwarding to LLM via Rig", "timestamp level prompt provider message target span spans");
    }

    [Fact]
    public async Task DebugPoll_OfTheConsole_WritesALineTaggedAsCloud()
    {
        var run = Logged(out var log).Run(1);
        await using var server = await IsartorServer.StartAsync(run.Gateway);
        await server.GetJsonAsync("/debug/stats/agents");
        (await server.SendAsync(HttpMethod.Get, "/debug/providers", key: "wrong")).Dispose();
        var lines = Close(log);

        var polls = lines.Where(l => l.TryGetProperty("http.route", out var route) && route.GetString()!.StartsWith("/debug/", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            ["GET /debug/stats/agents 200 L3_Cloud", "GET /debug/providers 401 L0_AuthBlocked"],
            polls.Select(l => $"{l.GetProperty("http.method")} {l.GetProperty("http.route")} {l.GetProperty("http.status_code")} {l.GetProperty("isartor.final_layer")}"));
        Assert.Equal(run.Gateway.Stats.Total, run.Sum("isartor_requests_total"));
    }

    [Fact]
    public void RequestLog_BesideTheLog_HasTheDocumentedKeysAndEveryGatewayRequest()
    {
        var run = Logged(out var log).Run(10).Begin(Scenario.ProviderOutage, Providers.OpenAi, 5).Run(5);
        Close(log);
        var entries = Read("requests.log");

        const string keys = "timestamp method path endpoint_family client tool provider model request_headers request_body request_body_truncated " +
            "response_status response_headers response_body response_body_truncated latency_ms final_layer";
        Assert.All(entries, e => Assert.Equal(keys.Split(' '), e.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(run.Sum("isartor_requests_total", ("traffic_surface", "gateway")), entries.Count);
        Assert.All(entries, e => Assert.Equal("[REDACTED]", e.GetProperty("request_headers").GetProperty("authorization").GetString()));
        var failed = entries.First(e => e.GetProperty("response_status").GetInt32() == 502 && e.GetProperty("endpoint_family").GetString() == "openai");
        Assert.Matches(@"^\{""error"":\{""message"":""\[openai\] \[openai\] .+""\}\}$", failed.GetProperty("response_body").GetString());
        var native = entries.First(e => e.GetProperty("response_status").GetInt32() == 502 && e.GetProperty("endpoint_family").GetString() == "native");
        Assert.Matches(@"^\{""layer"":3,""message"":""\[openai\] \[openai\] .+"",""model"":null\}$", native.GetProperty("response_body").GetString());
    }

    [Fact]
    public async Task UsageLog_BesideTheLog_AddsUpToTheUsageEndpoint()
    {
        var run = Logged(out var log).Run(30);
        await using var server = await IsartorServer.StartAsync(run.Gateway);
        var usage = await server.GetJsonAsync("/api/admin/usage");
        Close(log);
        var entries = Read("usage.jsonl");

        Assert.All(entries, e => Assert.Equal(
            "timestamp provider model prompt_tokens completion_tokens total_tokens estimated_cost_usd final_layer deflected".Split(' '), e.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(entries.Count(e => !e.GetProperty("deflected").GetBoolean()), usage.GetProperty("total_requests").GetInt32());
        Assert.Equal(entries.Count(e => e.GetProperty("deflected").GetBoolean()), usage.GetProperty("total_deflected_requests").GetInt32());
        Assert.Equal(entries.Sum(e => e.GetProperty("total_tokens").GetInt64()), usage.GetProperty("total_tokens").GetInt64());
        Assert.Equal(
            entries.Where(e => !e.GetProperty("deflected").GetBoolean()).Sum(e => e.GetProperty("estimated_cost_usd").GetDouble()),
            usage.GetProperty("estimated_cost_usd").GetDouble(), 9);
    }

    private IsartorRun Logged(out LogFile log)
    {
        var run = new IsartorRun();
        run.Gateway.Log = log = new LogFile(Path.Combine(_folder.FullName, "gateway.log"));
        return run;
    }

    private List<JsonElement> Close(LogFile log)
    {
        log.Dispose();
        return Read("gateway.log");
    }

    private List<JsonElement> Read(string name) =>
        [.. File.ReadLines(Path.Combine(_folder.FullName, name)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static Dictionary<string, int> Counted(IsartorRun run, string surface, Func<Series, string> key) => run.Scrape()
        .Where(s => s.Name == "isartor_requests_total" && s.Labels["traffic_surface"] == surface)
        .GroupBy(key).ToDictionary(g => g.Key, g => (int)g.Sum(s => s.Value));

    private static string? Message(JsonElement line) => line.GetProperty("message").GetString();

    private static void AssertKeys(List<JsonElement> lines, string message, string keys)
    {
        var own = lines.Where(l => Message(l) == message).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, l => Assert.Equal(keys.Split(' '), l.EnumerateObject().Select(p => p.Name)));
    }
}
