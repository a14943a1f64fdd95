using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Requests;

/// <summary>Jaeger and Tempo, new and old, as they answer over HTTP.</summary>
public sealed class TraceStoreTests : IDisposable
{
    private const string Id = "5b8efff798038103d269b633813fc60c";
    private const string Otlp = """{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"x"}}]},"scopeSpans":[{"spans":[{"spanId":"eee19b7ec3c1b174","name":"a","startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302250000000"}]}]}]}""";
    private const string Old = """{"data":[{"spans":[{"spanID":"eee19b7ec3c1b174","operationName":"a","startTime":1689969302000000,"duration":250000,"processID":"p1"}],"processes":{"p1":{"serviceName":"x"}}}]}""";

    private static readonly DateTimeOffset Near = DateTimeOffset.FromUnixTimeSeconds(1_689_969_302);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(TraceStoreKind.Jaeger, "/api/v3/traces/", """{"result":""" + Otlp + "}")]
    [InlineData(TraceStoreKind.Jaeger, "/api/traces/", Old)]
    [InlineData(TraceStoreKind.Tempo, "/api/v2/traces/", """{"trace":""" + Otlp + "}")]
    [InlineData(TraceStoreKind.Tempo, "/api/traces/", Otlp)]
    public async Task Find_InAStoreOfAnyAge_GivesTheTrace(TraceStoreKind kind, string path, string answer)
    {
        await using var store = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == path + Id) await context.Response.WriteAsync(answer);
            else context.Response.StatusCode = 404;
        });
        var trace = await Store(kind, store).FindAsync(Id, Near, default);
        Assert.Equal(("a", "x"), (trace.Value!.Spans[0].Span.Name, trace.Value.Spans[0].Span.Service));
    }

    [Fact]
    public async Task Find_WhereTheClockOfTheLineIsWrong_SearchesWithoutIt()
    {
        await using var store = await Upstream.StartAsync(async context =>
        {
            if (context.Request.QueryString.HasValue) context.Response.StatusCode = 404;
            else await context.Response.WriteAsync($$"""{"trace":{{Otlp}}}""");
        });
        Assert.NotNull((await Store(TraceStoreKind.Tempo, store).FindAsync(Id, Near, default)).Value);
    }

    [Theory]
    [InlineData(404, "", null)]
    [InlineData(401, "no org id", FailureKind.AccessDenied)]
    [InlineData(500, "", FailureKind.UpstreamError)]
    [InlineData(200, "<html>", FailureKind.NotUnderstood)]
    [InlineData(200, "{}", FailureKind.NotUnderstood)]
    public async Task Find_OfAnUnknownTraceOrInABrokenStore_SaysWhich(int status, string body, FailureKind? kind)
    {
        await using var store = await Upstream.StartAsync(status, "text/plain", body);
        var trace = await Store(TraceStoreKind.Jaeger, store).FindAsync(Id, null, default);
        Assert.Equal(kind, trace.Failure?.Kind);
        Assert.Null(trace.Value);
    }

    private TraceStore Store(TraceStoreKind kind, Upstream store) => new(_http, new TraceStoreSettings { Kind = kind, Url = store.Address });
}
