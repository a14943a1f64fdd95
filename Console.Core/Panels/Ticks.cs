namespace OperatorConsole.Core.Panels;

/// <summary>Tells all who watch with the same interval at the same moment that it is time to refresh. No timer runs while nobody watches.</summary>
public sealed class Ticks(TimeProvider time, Action<Exception> onBug) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TimeSpan, LiveFeed<Tick>> _feeds = [];

    /// <summary>Calls back at every tick until disposed. The callback must return quickly and not throw.</summary>
    public IDisposable Watch(TimeSpan interval, Action<DateTimeOffset> onTick)
    {
        LiveFeed<Tick>? feed;
        lock (_lock)
        {
            if (!_feeds.TryGetValue(interval, out feed))
                feed = _feeds[interval] = new LiveFeed<Tick>((_, _) => Task.FromResult(new Tick(time.GetUtcNow())), interval, time, onBug);
        }
        return feed.Watch(t => onTick(t.At));
    }

    /// <summary>Stops all timers.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var feed in _feeds.Values) await feed.DisposeAsync();
    }

    private sealed record Tick(DateTimeOffset At);
}
