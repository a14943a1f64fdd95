using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>Searches in Jaeger and Tempo, new and old, as they answer over HTTP.</summary>
public sealed class TraceSearchTests : IDisposable
{
    private const string Id = "05b8efff798038103d269b633813fc60";
    private const string RequestId = "a1b2\"c3`d4";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_689_969_302);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly ConcurrentQueue<string> _asked = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Search_InAJaegerWithV3_AsksForEachAttributeAndTakesTheWholeTrace()
    {
        await using var store = await StartAsync(context => context.Request.Path == "/api/v3/traces" && Tags(context, "query.attributes").GetValueOrDefault("http.request_id") == RequestId ? V3() : null);
        var found = await SearchAsync(TraceStoreKind.Jaeger, store, Any());
        Assert.Equal(Id, Assert.Single(found.Value!).Id);
        Assert.Equal(["root", "child"], found.Value![0].Spans.Select(s => s.Span.Name));
        Assert.All(_asked, path => Assert.Equal("/api/v3/traces", path));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Search_InAJaegerThatIgnoresAttributes_TakesNoTraceWithoutThem()
    {
        await using var store = await StartAsync(_ => V3("another"));
        Assert.Empty((await SearchAsync(TraceStoreKind.Jaeger, store, Any())).Value!);
    }

    [Fact]
    public async Task Search_InAJaegerThatWantsAService_AsksThemAll()
    {
        await using var store = await StartAsync(context => context.Request.Path.Value switch
        {
            "/api/v3/services" => """{"services":["a","b"]}""",
            "/api/v3/traces" when context.Request.Query["query.serviceName"] == "b" => V3(),
            "/api/v3/traces" when context.Request.Query["query.serviceName"] == "a" => null,
            _ => "400",
        });
        Assert.Single((await SearchAsync(TraceStoreKind.Jaeger, store, Any())).Value!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Search_InAJaegerWithoutV3_AsksItsOlderInterface(bool pageForPeople)
    {
        await using var store = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == "/api/traces" && Tags(context, "tags").ContainsKey("request_id"))
                await context.Response.WriteAsync(V1());
            else if (context.Request.Path == "/api/traces") await context.Response.WriteAsync("""{"data":[]}""");
            else if (pageForPeople) await context.Response.WriteAsync("<!doctype html><html></html>");
            else context.Response.StatusCode = 404;
        });
        Assert.Equal(Id, Assert.Single((await SearchAsync(TraceStoreKind.Jaeger, store, Any())).Value!).Id);
    }

    [Fact]
    public async Task Search_InATempo_AsksOnceAndForEachTraceItNames()
    {
        await using var store = await StartAsync(context => context.Request.Path.Value switch
        {
            "/api/search" when context.Request.Query["q"] == """{ (.request_id = "a1b2\"c3`d4" || .http.request_id = "a1b2\"c3`d4") }""" => """{"traces":[{"traceID":"TRACE","startTimeUnixNano":"1689969302000000000"}],"metrics":{}}""".Replace("TRACE", Id[1..], StringComparison.Ordinal),
            "/api/v2/traces/" + Id => """{"trace":""" + Otlp(RequestId) + "}",
            _ => "400",
        });
        Assert.Equal(Id, Assert.Single((await SearchAsync(TraceStoreKind.Tempo, store, Any())).Value!).Id);
    }

    [Theory]
    [InlineData(401, FailureKind.AccessDenied)]
    [InlineData(400, FailureKind.BadQuestion)]
    [InlineData(500, FailureKind.UpstreamError)]
    public async Task Search_InAStoreThatRefuses_SaysSo(int status, FailureKind kind)
    {
        await using var store = await Upstream.StartAsync(status, "text/plain", "no");
        Assert.Equal(kind, (await SearchAsync(TraceStoreKind.Tempo, store, Any())).Failure?.Kind);
        Assert.Equal(kind, (await SearchAsync(TraceStoreKind.Jaeger, store, Any())).Failure?.Kind);
    }

    [Fact]
    public async Task Find_WithoutATraceId_FindsTheTraceByTheIdOfItsSpan()
    {
        await using var store = await StartAsync(context => Tags(context, "query.attributes").GetValueOrDefault("request_id") == RequestId ? V3() : null);
        var finder = new TraceFinder([new TraceStore(_http, new TraceStoreSettings { Kind = TraceStoreKind.Jaeger, Url = store.Address })], TimeProvider.System);
        var answer = Assert.Single(await finder.FindAsync(new WantedTrace([], [RequestId], Now, null), default));
        Assert.Equal((Id, SearchState.Found), (answer.Trace?.Id, answer.Searched.State));
        Assert.Contains("by the id that a span has", Assert.Single(answer.Searched.Notes), StringComparison.Ordinal);
    }

    private static TraceQuestion Any() => new(Now.AddHours(-1), Now.AddHours(1)) { Attributes = [("request_id", RequestId), ("http.request_id", RequestId)], IsAny = true };

    private Task<Result<IReadOnlyList<Trace>>> SearchAsync(TraceStoreKind kind, Upstream store, TraceQuestion question) =>
        new TraceStore(_http, new TraceStoreSettings { Kind = kind, Url = store.Address }).SearchAsync(question, default);

    /// <summary>Answers with a text; null is what a Jaeger says where it found nothing, 400 a refusal.</summary>
    private Task<Upstream> StartAsync(Func<HttpContext, string?> answer) => Upstream.StartAsync(async context =>
    {
        _asked.Enqueue(context.Request.Path);
        var body = answer(context);
        context.Response.StatusCode = body switch { null => 404, "400" => 400, _ => 200 };
        await context.Response.WriteAsync(body ?? """{"error":{"httpCode":404,"message":"No traces found"}}""");
    });

    private static Dictionary<string, string> Tags(HttpContext context, string parameter) =>
        context.Request.Query[parameter].ToString() is { Length: > 0 } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];

    private static string V3(string requestId = RequestId) => """{"result":""" + Otlp(requestId) + "}";

    private static string V1() => """
        {"data":[{"traceID":"TRACE","spans":[{"traceID":"TRACE","spanID":"aa","operationName":"root","startTime":1689969302000000,"duration":250000,"tags":[{"key":"request_id","type":"string","value":REQUEST}],"processID":"p1"}],"processes":{"p1":{"serviceName":"x"}}}]}
        """.Replace("TRACE", Id[1..], StringComparison.Ordinal).Replace("REQUEST", JsonSerializer.Serialize(RequestId), StringComparison.Ordinal);

    private static string Otlp(string requestId) => """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"x"}}]},"scopeSpans":[{"spans":[
          {"traceId":"TRACE","spanId":"eee19b7ec3c1b174","name":"root","startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302250000000"},
          {"traceId":"TRACE","spanId":"eee19b7ec3c1b175","parentSpanId":"eee19b7ec3c1b174","name":"child","startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302250000000","attributes":[{"key":"http.request_id","value":{"stringValue":REQUEST}},{"key":"request_id","value":{"stringValue":REQUEST}}]}]}]}]}
        """.Replace("TRACE", Id, StringComparison.Ordinal).Replace("REQUEST", JsonSerializer.Serialize(requestId), StringComparison.Ordinal);
}
