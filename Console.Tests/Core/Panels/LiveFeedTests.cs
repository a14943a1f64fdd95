using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class LiveFeedTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(10);
    private int _reads;

    [Fact]
    public async Task Watch_ByMany_ReadsOnceForAll()
    {
        await using var feed = Feed(TimeSpan.FromHours(1));
        var seen = new[] { new TaskCompletionSource<string>(), new TaskCompletionSource<string>() };
        using var one = feed.Watch(s => seen[0].TrySetResult(s));
        using var two = feed.Watch(s => seen[1].TrySetResult(s));
        Assert.Equal(["read 1", "read 1"], await Task.WhenAll(seen.Select(s => s.Task)));
    }

    [Fact]
    public async Task Watch_UntilTheLastLeaves_StopsReading()
    {
        await using var feed = Feed(Short);
        var third = new TaskCompletionSource();
        var watch = feed.Watch(s =>
        {
            if (s == "read 3") third.TrySetResult();
        });
        await third.Task;
        watch.Dispose();
        Assert.Equal(0, feed.Watchers);
        await feed.Loop.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Watch_AfterEverybodyLeft_BeginsAgain()
    {
        await using var feed = Feed(Short);
        for (var i = 0; i < 3; i++)
        {
            var seen = new TaskCompletionSource<string>();
            using (feed.Watch(s => seen.TrySetResult(s))) await seen.Task;
        }
        Assert.True(_reads >= 3);
    }

    [Fact]
    public async Task Get_WithinTheInterval_AnswersWithTheSameSnapshot()
    {
        await using var feed = Feed(TimeSpan.FromHours(1));
        Assert.Equal("read 1", await feed.GetAsync(CancellationToken.None));
        Assert.Equal("read 1", await feed.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Get_ByManyAtOnce_ReadsOnce()
    {
        await using var feed = Feed(TimeSpan.FromHours(1));
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => feed.GetAsync(CancellationToken.None)));
        Assert.Equal(1, _reads);
        Assert.Single(all.Distinct());
    }

    [Fact]
    public async Task Watch_WhenReadingHasABug_TellsItAndGoesOn()
    {
        var bug = new TaskCompletionSource<Exception>();
        var seen = new TaskCompletionSource<string>();
        var first = true;
        await using var feed = new LiveFeed<string>(
            (_, _) =>
            {
                if (!first) return Task.FromResult("fine");
                first = false;
                throw new InvalidOperationException("bug");
            },
            Short, TimeProvider.System, b => bug.TrySetResult(b));
        using var watch = feed.Watch(s => seen.TrySetResult(s));
        Assert.Equal("bug", (await bug.Task).Message);
        Assert.Equal("fine", await seen.Task);
    }

    [Fact]
    public async Task GetWithin_LessThanAReadingTakes_GivesWhatThereWasAndReadsOn()
    {
        var release = new TaskCompletionSource();
        await using var feed = new LiveFeed<string>(
            async (_, _) =>
            {
                await release.Task;
                return "slow";
            },
            TimeSpan.FromHours(1), TimeProvider.System, bug => throw bug);

        Assert.Null(await feed.GetWithinAsync(Short));
        release.SetResult();
        Assert.Equal("slow", await feed.GetWithinAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task GetWithin_WhenReadingHasABug_TellsItAndGivesNothing()
    {
        var bug = new TaskCompletionSource<Exception>();
        await using var feed = new LiveFeed<string>((_, _) => throw new InvalidOperationException("bug"), Short, TimeProvider.System, b => bug.TrySetResult(b));

        Assert.Null(await feed.GetWithinAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("bug", (await bug.Task).Message);
    }

    private LiveFeed<string> Feed(TimeSpan interval) =>
        new((_, _) => Task.FromResult($"read {Interlocked.Increment(ref _reads)}"), interval, TimeProvider.System, bug => throw bug);
}
