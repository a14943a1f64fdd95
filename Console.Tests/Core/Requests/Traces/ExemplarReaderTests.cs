using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Requests.Traces;

public sealed class ExemplarReaderTests : IDisposable
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeSeconds(1_689_969_302);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Near_AMoment_GivesTheNearestFirstByWhateverTheirTraceIsCalled()
    {
        const string answer = """
            {"status":"success","data":[{"seriesLabels":{"__name__":"isartor_request_duration_seconds_bucket","le":"5"},"exemplars":[
              {"labels":{"trace_id":"5b8efff798038103d269b633813fc60c"},"value":"0.25","timestamp":1689969342.5},
              {"labels":{"traceID":"5B8EFFF798038103D269B633813FC60D","span_id":"x"},"value":"6","timestamp":1689969300.479},
              {"labels":{"trace_id":"5b8efff798038103d269b633813fc60c"},"value":"0.25","timestamp":1689969350},
              {"labels":{"traceId":"abcdef0123456789"},"value":"NaN","timestamp":1689969310},
              {"labels":{"user":"no trace"},"value":"1","timestamp":1689969302}]}]}
            """;
        var asked = "";
        await using var prometheus = await Upstream.StartAsync(async context =>
        {
            asked = $"{context.Request.Path} {context.Request.Query["query"]} {context.Request.Query["start"]} {context.Request.Query["end"]}";
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer);
        });
        var found = (await Reader(prometheus.Address).NearAsync("edge", Moment, TimeSpan.FromMinutes(1), 10, default)).Value!;
        Assert.Equal(["5b8efff798038103d269b633813fc60d", "0000000000000000abcdef0123456789", "5b8efff798038103d269b633813fc60c"], found.Select(r => r.TraceId));
        Assert.Equal([6.0, null, 0.25], found.Select(r => r.Duration?.TotalSeconds));
        Assert.Equal(1689969300479, found[0].Time.ToUnixTimeMilliseconds());
        Assert.Equal("""/api/v1/query_exemplars isartor_request_duration_seconds_bucket{job="x"} 1689969242 1689969362""", asked);
    }

    [Fact]
    public async Task Near_WhereNoneAreKept_IsNone()
    {
        await using var prometheus = await Upstream.StartAsync(200, "application/json", """{"status":"success","data":[]}""");
        Assert.Empty((await Reader(prometheus.Address).NearAsync(null, Moment, TimeSpan.FromMinutes(1), 10, default)).Value!);
    }

    [Fact]
    public async Task Near_WhereTheServerRefuses_SaysSo()
    {
        await using var prometheus = await Upstream.StartAsync(400, "application/json", """{"status":"error","errorType":"bad_data","error":"no"}""");
        Assert.Equal(FailureKind.BadQuestion, (await Reader(prometheus.Address).NearAsync(null, Moment, TimeSpan.FromMinutes(1), 10, default)).Failure?.Kind);
    }

    private ExemplarReader Reader(Uri prometheus) => new(
        new PrometheusClient(_http, new ExternalPrometheus(prometheus), new PrometheusSettings()),
        new GatewayFleet(new ConsoleSettings { Gateways = [new GatewaySettings { Name = "edge", Profile = "isartor", Selector = """{job="x"}""" }] }, ProfileCatalogue.Load()));
}
