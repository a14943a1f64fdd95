using OperatorConsole.Core;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Queries;

/// <summary>A real Prometheus that is killed, and one that lost its data, under a cache that knows what was before.</summary>
public sealed class CacheHealsTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Range_AfterPrometheusWasKilledAndStartedAgain_EqualsAskingDirectly()
    {
        await using var server = await RealPrometheus.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var (client, cache, grid) = await FillAsync(server, http, value: 1);

        await server.RestartAsync();

        await MustBeEqualAsync(client, cache, grid);
    }

    [Fact]
    public async Task Range_AfterPrometheusLostItsData_ShowsOnlyWhatItHasNow()
    {
        await using var server = await RealPrometheus.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var (client, cache, grid) = await FillAsync(server, http, value: 1);

        await server.RestartEmptyAsync();
        await FillAsync(server, http, value: 2);

        await MustBeEqualAsync(client, cache, grid);
    }

    [Fact]
    public async Task Range_WhilePrometheusIsDown_FailsAndKeepsWhatIsKnown()
    {
        var server = await RealPrometheus.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var (_, cache, grid) = await FillAsync(server, http, value: 1);

        await server.DisposeAsync();

        var answer = await cache.RangeAsync("x", grid, "", DateTimeOffset.MaxValue, CancellationToken.None);
        Assert.Equal(FailureKind.Unreachable, answer.Failure!.Kind);
        Assert.Contains(cache.LastKnown("x", grid)!.Answer.Series[0].Values, v => v == 1);
    }

    private static async Task<(PrometheusClient Client, QueryCache Cache, TimeGrid Grid)> FillAsync(RealPrometheus server, HttpMessageInvoker http, double value)
    {
        var now = DateTimeOffset.UtcNow;
        using (var write = new RemoteWrite(server.Address))
        {
            for (var t = now.AddMinutes(-30); t < now; t = t.AddSeconds(15)) write.Add("x", [], t.ToUnixTimeMilliseconds(), value);
            await write.SendAsync();
        }
        var client = new PrometheusClient(http, new ExternalPrometheus(server.Address), new PrometheusSettings());
        var cache = new QueryCache(client, new QueriesSettings { Freshness = TimeSpan.Zero }, TimeProvider.System);
        var grid = TimeGrid.Aligned(now.AddMinutes(-30), now, Step);
        var filled = await cache.RangeAsync("x", grid, "", DateTimeOffset.MaxValue, CancellationToken.None);
        Assert.True(filled.Value!.Answer.Cost.Samples > 100);
        return (client, cache, grid);
    }

    private static async Task MustBeEqualAsync(PrometheusClient client, QueryCache cache, TimeGrid grid)
    {
        var cached = await cache.RangeAsync("x", grid, "", DateTimeOffset.MaxValue, CancellationToken.None);
        var fresh = await client.QueryRangeAsync("x", grid, 500, CancellationToken.None);
        Assert.Equal(fresh.Value!.Series.Select(s => s.Values), cached.Value!.Answer.Series.Select(s => s.Values));
    }
}
