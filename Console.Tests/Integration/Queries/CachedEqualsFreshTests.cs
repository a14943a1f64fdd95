using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Tests.Integration.Prometheus;
using Xunit.Abstractions;

namespace OperatorConsole.Tests.Integration.Queries;

/// <summary>Whatever is asked, and whenever while the series grow: the cache gives what Prometheus gives when asked directly.</summary>
public sealed class CachedEqualsFreshTests(ITestOutputHelper output)
{
    private const int Cases = 3000;

    private static readonly string[] Queries =
    [
        "work_total",
        "load",
        "sum(rate(work_total[1m]))",
        "sum by (zone) (rate(work_total[2m]))",
        "rate(work_total{instance=\"target-3\"}[30s])",
        "histogram_quantile(0.95, sum by (le) (rate(took_bucket[1m])))",
        "topk(2, load)",
        "absent(load{instance=\"target-1\"})",
        "load offset 1m",
        "max_over_time(load[3m:20s])",
        "count by (zone) (load > 50)",
        "work_total / on (instance) group_left count by (instance) (load)",
        "time() - timestamp(load)",
        "deriv(load[2m]) # load offset -1m",
        // Not to be put together from parts: the future, or the range itself.
        "load offset -40s",
        "load - load @ end()",
        "sum(rate(work_total[1m] @ start()))",
    ];

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60];

    [Fact]
    public async Task Range_AtAnyMomentOfGrowingSeries_EqualsAskingDirectly()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = await RealPrometheus.StartAsync();
        using var write = new RemoteWrite(server.Address);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var time = new ManualTime();
        // Prometheus takes no samples from long ago; the simulated clock runs from there towards now.
        time.Set(DateTimeOffset.UtcNow.AddHours(-12));
        var start = time.GetUtcNow();
        var client = new PrometheusClient(http, new ExternalPrometheus(server.Address), new PrometheusSettings());
        var cache = new QueryCache(client, new QueriesSettings { CacheBytes = 4 * 1024 * 1024, Freshness = TimeSpan.Zero }, time);
        var series = new GrowingSeries(write, random, start.ToUnixTimeMilliseconds());
        (string Query, TimeSpan Step)[] charts = [];
        long samplesCompared = 0;

        for (var i = 0; i < Cases; i++)
        {
            time.Advance(TimeSpan.FromSeconds(random.Next(0, 20) + (random.NextDouble() < 0.01 ? 300 : 0)));
            var now = time.GetUtcNow();
            await series.GrowAsync(now.ToUnixTimeMilliseconds());

            // A few charts are looked at for a while, then others: refreshes follow each other closely.
            if (i % 30 == 0) charts = [.. Enumerable.Range(0, 3).Select(_ => (Queries[random.Next(Queries.Length)], TimeSpan.FromSeconds(Steps[random.Next(Steps.Length)])))];
            var (query, step) = charts[random.Next(charts.Length)];
            // Mostly up to now, as charts are; sometimes a range of the past.
            var to = random.NextDouble() < 0.8 ? now : now.AddSeconds(-random.Next(0, 1800));
            var grid = TimeGrid.Aligned(to - (step * random.Next(1, 120)), to, step);

            var cached = await cache.RangeAsync(query, grid, "test", now, CancellationToken.None);
            var fresh = await client.QueryRangeAsync(query, grid, 500, CancellationToken.None);

            Assert.True(cached.Succeeded, $"case {i}, {query}: {cached.Failure}");
            MustBeEqual(fresh.Value!, cached.Value.Answer, $"case {i}, {query}, {grid}, at {now:HH:mm:ss.fff}");
            samplesCompared += fresh.Value!.Series.Sum(s => s.Values.Count(v => !Series.IsMissing(v)));
        }
        output.WriteLine($"{Cases} cases, {samplesCompared} samples compared");
        Assert.True(samplesCompared > Cases);
    }

    private static void MustBeEqual(RangeAnswer fresh, RangeAnswer cached, string what)
    {
        Assert.Equal(fresh.Grid, cached.Grid);
        Assert.Equal(fresh.Series.Select(s => s.Labels), cached.Series.Select(s => s.Labels));
        for (var s = 0; s < fresh.Series.Count; s++)
        {
            var (expected, actual) = (fresh.Series[s].Values, cached.Series[s].Values);
            for (var i = 0; i < expected.Length; i++)
            {
                if (BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i])) continue;
                Assert.Fail($"{what}: {fresh.Series[s].Labels} at {i} is {actual[i]:R} and should be {expected[i]:R} (missing: {Series.IsMissing(actual[i])}, {Series.IsMissing(expected[i])})");
            }
        }
    }
}
