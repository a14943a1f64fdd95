using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>Servers that speak the Prometheus HTTP API each in their way.</summary>
public sealed class DialectTests : IDisposable
{
    private static readonly TimeGrid Grid = new(1_795_245_600_000, 15_000, 4);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Prometheus_Real_IsKnownWithItsVersion()
    {
        await using var server = await RealPrometheus.StartAsync();
        var dialect = await Client(server.Address).DialectAsync();
        Assert.Equal(ServerKind.Prometheus, dialect.Value!.Kind);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+$", dialect.Value.Version);
    }

    [Fact]
    public async Task VictoriaMetrics_Real_IsKnownAndAnswers()
    {
        await using var server = await RealVictoriaMetrics.StartAsync();
        var client = Client(server.Address);
        Assert.Equal(ServerKind.VictoriaMetrics, (await client.DialectAsync()).Value!.Kind);

        var range = await client.QueryRangeAsync("vector(2)", Grid, 10, CancellationToken.None);
        Assert.Equal([2, 2, 2, 2], Assert.Single(range.Value!.Series).Values);
        Assert.Equal(3, Assert.Single((await client.QueryAsync("1 + 2")).Value!.Samples).Value);
        Assert.Empty((await client.RulesAsync()).Value!);
    }

    [Theory]
    [InlineData("up >")]
    [InlineData("sum(")]
    [InlineData("nosuchfunction(up)")]
    public async Task VictoriaMetrics_Real_BlamesAMalformedQueryOnTheQuery(string query)
    {
        await using var server = await RealVictoriaMetrics.StartAsync();
        Assert.Equal(FailureKind.BadQuestion, (await Client(server.Address).QueryAsync(query)).Failure!.Kind);
        Assert.Equal(FailureKind.BadQuestion, (await Client(server.Address).QueryRangeAsync(query, Grid, 10, CancellationToken.None)).Failure!.Kind);
    }

    [Fact]
    public async Task VictoriaMetrics_Real_UnderAWrongPrefix_IsSaidToHaveNoSuchApi()
    {
        await using var server = await RealVictoriaMetrics.StartAsync();
        Assert.Equal(FailureKind.NotFound, (await Client(new Uri(server.Address, "/team-a/")).QueryAsync("up")).Failure!.Kind);
    }

    [Fact]
    public async Task VictoriaMetrics_Real_GrowingSeries_CachedEqualsFresh()
    {
        await using var server = await RealVictoriaMetrics.StartAsync();
        using var write = new RemoteWrite(server.Address);
        var time = new ManualTime();
        time.Set(DateTimeOffset.UtcNow.AddHours(-3));
        var client = Client(server.Address);
        var cache = new QueryCache(client, new QueriesSettings { Freshness = TimeSpan.Zero }, time);
        const string Query = "max_over_time(requests_total[1m])";
        for (var minute = 0; minute < 12; minute++)
        {
            var now = time.GetUtcNow();
            for (var s = 15; s <= 60; s += 15) write.Add("requests_total", [("job", "a")], now.AddSeconds(s - 60).ToUnixTimeMilliseconds(), (minute * 60) + s);
            await write.SendAsync();
            // What was written is found a second or two later; the simulated clock waits for that.
            await Eventually.TrueAsync("the last sample is found", async () => (await client.QueryAsync(Query, now)).Value!.Samples is [var last] && last.Value == (minute * 60) + 60);
            var grid = TimeGrid.Aligned(now.AddMinutes(-20), now, TimeSpan.FromSeconds(15));

            var cached = await cache.RangeAsync(Query, grid, "", DateTimeOffset.MaxValue, CancellationToken.None);
            var fresh = await client.QueryRangeAsync(Query, grid, 10, CancellationToken.None);

            Assert.Equal(Assert.Single(fresh.Value!.Series).Values, Assert.Single(cached.Value!.Answer.Series).Values);
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [InlineData("""{"version":"2.10.4","application":"Grafana Mimir","features":{"ruler_config_api":"true"}}""", ServerKind.Mimir, "2.10.4")]
    [InlineData("""{"version":"0.37.2","revision":"x"}""", ServerKind.Thanos, "0.37.2")]
    [InlineData("""{"version":"3.1.0","revision":"x"}""", ServerKind.Prometheus, "3.1.0")]
    [InlineData("{}", ServerKind.Prometheus, "")]
    public async Task Dialect_OfBuildInfo_NamesTheServer(string build, ServerKind kind, string version)
    {
        await using var server = await Upstream.StartAsync(200, "application/json", $$"""{"status":"success","data":{{build}}}""");
        Assert.Equal(new Dialect(kind, version), (await Client(server.Address).DialectAsync()).Value);
    }

    [Fact]
    public async Task Range_AnsweredInPart_CarriesTheWarning()
    {
        await using var server = await Upstream.StartAsync(200, "application/json",
            """{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["No StoreAPIs matched for this query"]}""");
        var answer = await Client(server.Address).QueryRangeAsync("up", Grid, 10, CancellationToken.None);
        Assert.Equal(["No StoreAPIs matched for this query"], answer.Value!.Warnings);
    }

    [Fact]
    public async Task Query_OfATenant_SaysWhose()
    {
        string? tenant = null;
        await using var server = await Upstream.StartAsync(context =>
        {
            tenant = context.Request.Headers["X-Scope-OrgID"];
            return context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}""");
        });
        await new PrometheusClient(_http, new ExternalPrometheus(server.Address), new PrometheusSettings { Tenant = "team-a" }).QueryAsync("up");
        Assert.Equal("team-a", tenant);
    }

    private PrometheusClient Client(Uri address) => new(_http, new ExternalPrometheus(address), new PrometheusSettings());
}
