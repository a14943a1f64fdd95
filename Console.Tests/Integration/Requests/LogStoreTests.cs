using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Stores;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>Loki and VictoriaLogs as they answer over HTTP, their errors included.</summary>
public sealed class LogStoreTests : IDisposable
{
    private const string Id = "c51fcef36f24437dba83982590ba5763";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Loki_WithTheIdADayAgo_IsAskedSpanBySpanAndStopsThere()
    {
        var now = DateTimeOffset.UtcNow;
        var line = now.AddHours(-20);
        List<(double From, double To)> spans = [];
        await using var loki = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == "/loki/api/v1/labels")
            {
                await context.Response.WriteAsync("""{"status":"success","data":["app","pod"]}""");
                return;
            }
            var form = await context.Request.ReadFormAsync();
            var (from, to) = (Hours(form["start"]), Hours(form["end"]));
            var query = form["query"].ToString();
            Assert.StartsWith("{app=~\".+\"} |", query, StringComparison.Ordinal);
            Assert.Equal("team-a", context.Request.Headers["X-Scope-OrgID"].ToString());
            if (query.Contains("|~", StringComparison.Ordinal)) lock (spans) spans.Add((from, to));
            var isThere = from <= -20 && to > -20 && query.Contains("|~", StringComparison.Ordinal);
            await context.Response.WriteAsync(isThere
                ? Streams(line, $$"""{"request_id":"{{Id}}","status":200,"latency_ms":5}""")
                : """{"status":"success","data":{"resultType":"streams","result":[],"stats":{}}}""");
        });
        var answer = await AskAsync(new LokiSource(_http, Settings(LogStoreKind.Loki, loki.Address) with { Tenant = "team-a" }, TimeProvider.System));

        var hit = Assert.Single(answer.Hits);
        Assert.Equal((HitKind.Field, "api", 200), (hit.How, hit.Gateway, hit.Line.Status));
        Assert.Equal([-1, -6, -24], spans.Take(3).Select(s => Math.Round(s.From)));
        Assert.Equal(4, spans.Count);
        var searched = Assert.Single(answer.Searched);
        Assert.Equal(SearchState.Found, searched.State);
        Assert.Equal(24, Math.Round((now - searched.From!.Value).TotalHours));

        double Hours(string? ns) => (long.Parse(ns!, CultureInfo.InvariantCulture) / 1e9 - now.ToUnixTimeMilliseconds() / 1e3) / 3600;
    }

    [Fact]
    public async Task Loki_ThatFindsTheIdBesideTheLine_CountsIt()
    {
        await using var loki = await Upstream.StartAsync(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var isBeside = form["query"].ToString().Contains("| request_id=~", StringComparison.Ordinal);
            await context.Response.WriteAsync(isBeside
                ? $$$"""{"status":"success","data":{"resultType":"streams","result":[{"stream":{"app":"api","request_id":"{{{Id}}}"},"values":[["1778985270620000000","plain text"]]}]}}"""
                : """{"status":"success","data":{"resultType":"streams","result":[]}}""");
        });
        var answer = await AskAsync(new LokiSource(_http, Settings(LogStoreKind.Loki, loki.Address) with { Selector = "{app=\"api\"}" }, TimeProvider.System));
        Assert.Equal(HitKind.Field, answer.Hits[0].How);
        Assert.Contains(("request_id", Id), answer.Hits[0].Line.Fields);
    }

    [Theory]
    [InlineData(401, "no org id\n", FailureKind.AccessDenied, "tenant")]
    [InlineData(400, "the query time range exceeds the limit (query length: 721h, limit: 30d1h)", FailureKind.BadQuestion, "exceeds the limit")]
    [InlineData(429, "too many outstanding requests", FailureKind.Execution, "too many")]
    [InlineData(504, "", FailureKind.Timeout, "took it too long")]
    [InlineData(200, "", FailureKind.Truncated, "empty")]
    [InlineData(200, "<html>", FailureKind.NotUnderstood, "another shape")]
    public async Task Loki_ThatFails_SaysWhy(int status, string body, FailureKind kind, string said)
    {
        await using var loki = await Upstream.StartAsync(status, "text/plain", body);
        var answer = await AskAsync(new LokiSource(_http, Settings(LogStoreKind.Loki, loki.Address) with { Selector = "{app=\"api\"}" }, TimeProvider.System));
        var searched = Assert.Single(answer.Searched);
        Assert.Equal(SearchState.Failed, searched.State);
        Assert.Equal(kind, searched.Failure!.Kind);
        Assert.Contains(said, $"{searched.Failure.Problem} {searched.Failure.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task VictoriaLogs_WithTheIdInAField_FindsIt()
    {
        var query = "";
        await using var store = await Upstream.StartAsync(async context =>
        {
            query = (await context.Request.ReadFormAsync())["query"].ToString();
            Assert.Equal(("12", "3"), (context.Request.Headers["AccountID"].ToString(), context.Request.Headers["ProjectID"].ToString()));
            await context.Response.WriteAsync($$"""
                {"_time":"2026-05-17T02:34:30.62Z","_stream":"{app=\"x\"}","_msg":"done","request_id":"{{Id}}","app":"x"}
                {"_time":"2026-05-17T02:34:31Z","_msg":"only a part of it: {{Id}}0","app":"x"}

                """);
        });
        var answer = await AskAsync(new VictoriaLogsSource(_http, Settings(LogStoreKind.VictoriaLogs, store.Address) with { Tenant = "12:3", Gateway = "chat" }, TimeProvider.System));
        Assert.Contains($"request_id:=\"{Id}\"", query, StringComparison.Ordinal);
        Assert.Contains(answer.Hits, h => h is { How: HitKind.Field, Gateway: "chat" } && h.Line.Text == "done");
    }

    [Fact]
    public async Task VictoriaLogs_ThatFailsAfterItBegan_IsAFailure()
    {
        await using var store = await Upstream.StartAsync(200, "application/stream+json", "{\"_time\":\"2026-05-17T02:34:30.62Z\",\"_msg\":\"x\"}\ncannot read the storage\n");
        var answer = await AskAsync(new VictoriaLogsSource(_http, Settings(LogStoreKind.VictoriaLogs, store.Address), TimeProvider.System));
        Assert.Contains("cannot read the storage", answer.Searched[0].Failure!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ThatCannotBeReached_SaysSo()
    {
        var answer = await AskAsync(new LokiSource(_http, Settings(LogStoreKind.Loki, new Uri("http://127.0.0.1:1")), TimeProvider.System));
        Assert.Equal(FailureKind.Unreachable, answer.Searched[0].Failure!.Kind);
    }

    private static Task<SourceAnswer> AskAsync(LogStore store) => store.SearchAsync(new RequestQuestion([Id], false, TimeSpan.FromSeconds(2)), null, default);

    private static LogStoreSettings Settings(LogStoreKind kind, Uri address) => new() { Kind = kind, Url = address };

    private static string Streams(DateTimeOffset time, string line) =>
        $$$"""{"status":"success","data":{"resultType":"streams","result":[{"stream":{"app":"api"},"values":[["{{{time.ToUnixTimeMilliseconds()}}}000000",{{{JsonSerializer.Serialize(line)}}}]]}]}}""";
}
