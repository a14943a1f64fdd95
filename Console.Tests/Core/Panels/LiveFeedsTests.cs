using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public sealed class LiveFeedsTests : IAsyncDisposable
{
    private readonly LiveFeeds<string, string> _feeds = new((question, previous, _) => Task.FromResult($"{previous}{question}"), TimeSpan.FromHours(1), TimeProvider.System, bug => throw bug);

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    [Fact]
    public async Task For_TheSameQuestion_IsTheSameFeed()
    {
        Assert.Same(_feeds.For("a"), _feeds.For("a"));
        Assert.Equal("a", await _feeds.For("a").GetAsync(CancellationToken.None));
        Assert.Equal("b", await _feeds.For("b").GetAsync(CancellationToken.None));
    }

    [Fact]
    public void For_MoreQuestionsThanAreKept_ForgetsThoseNobodyWatches()
    {
        var (watched, forgotten) = (_feeds.For("watched"), _feeds.For("forgotten"));
        using var watch = watched.Watch(_ => { });
        for (var i = 0; i < 40; i++) _feeds.For($"{i}");
        Assert.Same(watched, _feeds.For("watched"));
        Assert.NotSame(forgotten, _feeds.For("forgotten"));
    }
}
