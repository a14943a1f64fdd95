using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using OperatorConsole.Core;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;

namespace OperatorConsole.Tests.Core.Queries;

/// <summary>What the cache asks, seen from the server's side.</summary>
public sealed class QueryCacheTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler());

    private readonly ConcurrentQueue<(string Query, double Start, double End)> _asked = new();
    private readonly ManualTime _time = new();
    private Upstream _server = null!;
    private QueryCache _cache = null!;
    private Func<HttpContext, Task>? _instead;
    private Func<double, double> _valueAt = t => t;
    private TimeSpan _serverAhead;

    public async Task InitializeAsync()
    {
        _server = await Upstream.StartAsync(AnswerAsync);
        _cache = new QueryCache(new PrometheusClient(Http, new ExternalPrometheus(_server.Address), new PrometheusSettings()), new QueriesSettings(), _time);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Range_AskedByManyAtOnce_IsOneQuestion()
    {
        var open = new TaskCompletionSource();
        _instead = async context =>
        {
            await open.Task;
            await GiveAsync(context);
        };
        var asking = Enumerable.Range(0, 200).Select(i => AskAsync(TimeSpan.FromHours(1), asker: $"user {i}")).ToArray();
        open.SetResult();

        Assert.All(await Task.WhenAll(asking), a => Assert.Equal(241, a.Value!.Answer.Series[0].Values.Length));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Range_Refreshed_FetchesOnlyItsEnd()
    {
        await AskAsync(TimeSpan.FromHours(24), step: TimeSpan.FromMinutes(5));
        _asked.Clear();
        _time.Advance(TimeSpan.FromMinutes(5));

        var answer = await AskAsync(TimeSpan.FromHours(24), step: TimeSpan.FromMinutes(5));

        var (_, start, end) = Assert.Single(_asked);
        Assert.InRange((end - start) / 300 + 1, 2, 5);
        Assert.Equal(289, answer.Value!.Answer.Series[0].Values.Length);
    }

    [Fact]
    public async Task Range_OfThePast_IsAskedOnce()
    {
        _time.Advance(TimeSpan.FromHours(2));
        var grid = TimeGrid.Aligned(_time.GetUtcNow().AddHours(-2), _time.GetUtcNow().AddHours(-1), Step);
        for (var i = 0; i < 3; i++)
        {
            await _cache.RangeAsync("x", grid, "", _time.GetUtcNow(), CancellationToken.None);
            _time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Range_MadeWiderBackwards_FetchesOnlyWhatIsBefore()
    {
        await AskAsync(TimeSpan.FromHours(1));
        _asked.Clear();
        await AskAsync(TimeSpan.FromHours(3));

        var before = Assert.Single(_asked);
        Assert.Equal(TimeSpan.FromHours(2) - Step, TimeSpan.FromSeconds(before.End - before.Start));
    }

    [Fact]
    public async Task Range_WhoseSettledValuesChanged_IsFetchedAsAWhole()
    {
        var before = await AskAsync(TimeSpan.FromHours(1));
        _valueAt = t => -t;
        _time.Advance(Step);

        var after = await AskAsync(TimeSpan.FromHours(1));

        Assert.All(after.Value!.Answer.Series[0].Values, v => Assert.True(v < 0));
        Assert.NotEqual(before.Value!.Epoch, after.Value.Epoch);
    }

    [Fact]
    public async Task Range_WhenTheServersClockWasPutBack_IsFetchedAsAWhole()
    {
        var before = await AskAsync(TimeSpan.FromHours(1));
        _serverAhead = TimeSpan.FromMinutes(-10);
        _time.Advance(Step);

        var after = await AskAsync(TimeSpan.FromHours(1));

        Assert.NotEqual(before.Value!.Epoch, after.Value!.Epoch);
        // What the server has not lived through yet is not settled.
        Assert.True(after.Value.SettledUntil < _time.GetUtcNow().AddMinutes(-10));
    }

    [Fact]
    public async Task Range_CutInTheMiddle_IsAFailureAndLeavesWhatIsKnown()
    {
        await AskAsync(TimeSpan.FromHours(1));
        _time.Advance(Step);
        _instead = context => context.Response.WriteAsync("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"i":"0"},"values":[[17""");

        var cut = await AskAsync(TimeSpan.FromHours(1));
        Assert.Equal(FailureKind.Truncated, cut.Failure!.Kind);

        _instead = null;
        _asked.Clear();
        var healed = await AskAsync(TimeSpan.FromHours(1));
        Assert.Equal(241, healed.Value!.Answer.Series[0].Values.Count(v => !Series.IsMissing(v)));
        Assert.InRange(_asked.Single().End - _asked.Single().Start, 0, 60);
    }

    [Fact]
    public async Task Range_NobodyWaitsForAnyMore_IsCancelledAtTheServer()
    {
        var arrived = new TaskCompletionSource();
        var aborted = new TaskCompletionSource();
        _instead = async context =>
        {
            arrived.SetResult();
            context.RequestAborted.Register(() => aborted.TrySetResult());
            await aborted.Task;
        };
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var asking = new[] { AskAsync(TimeSpan.FromHours(1), cancellation: first.Token), AskAsync(TimeSpan.FromHours(1), cancellation: second.Token) };
        await arrived.Task;

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking[0]);
        Assert.False(aborted.Task.IsCompleted);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking[1]);

        await aborted.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Range_WithinOneTick_IsNotAskedAgain()
    {
        var tick = _time.GetUtcNow();
        await AskAsync(TimeSpan.FromHours(1), tick: tick);
        _time.Advance(TimeSpan.FromSeconds(10));
        await AskAsync(TimeSpan.FromHours(1), tick: tick, end: tick);
        Assert.Single(_asked);
        await AskAsync(TimeSpan.FromHours(1), tick: tick.AddSeconds(1), end: tick);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Cache_OfManyAnswers_StaysWithinItsBytes()
    {
        var cache = new QueryCache(
            new PrometheusClient(Http, new ExternalPrometheus(_server.Address), new PrometheusSettings()), new QueriesSettings { CacheBytes = 1024 * 1024 }, _time);
        var grid = TimeGrid.Aligned(_time.GetUtcNow().AddHours(-5), _time.GetUtcNow(), Step);
        for (var i = 0; i < 150; i++)
        {
            await cache.RangeAsync($"x{i}", grid, "", _time.GetUtcNow(), CancellationToken.None);
            Assert.True(cache.Bytes <= 1024 * 1024);
        }
        _asked.Clear();
        await cache.RangeAsync("x149", grid, "", _time.GetUtcNow(), CancellationToken.None);
        Assert.Empty(_asked);
    }

    private Task<Result<SharedRange>> AskAsync(
        TimeSpan range, TimeSpan? step = null, string asker = "", DateTimeOffset? tick = null, DateTimeOffset? end = null, CancellationToken cancellation = default)
    {
        var to = end ?? _time.GetUtcNow();
        return _cache.RangeAsync("x", TimeGrid.Aligned(to - range, to, step ?? Step), asker, tick ?? _time.GetUtcNow(), cancellation);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        _asked.Enqueue((form["query"]!, Number(form, "start"), Number(form, "end")));
        await (_instead ?? GiveAsync)(context);
    }

    private async Task GiveAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var points = new StringBuilder();
        for (var t = Number(form, "start"); t <= Number(form, "end"); t += Number(form, "step"))
            points.Append(CultureInfo.InvariantCulture, $"{(points.Length > 0 ? "," : "")}[{t},\"{_valueAt(t):R}\"]");
        context.Response.Headers.Date = (_time.GetUtcNow() + _serverAhead).ToString("R", CultureInfo.InvariantCulture);
        await context.Response.WriteAsync($$$"""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"i":"0"},"values":[{{{points}}}]}]}}""");
    }

    private static double Number(IFormCollection form, string name) => double.Parse(form[name]!, CultureInfo.InvariantCulture);
}
