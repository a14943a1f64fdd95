namespace OperatorConsole.Core.Panels;

/// <summary>Reads something again and again while somebody watches, once for all who do.</summary>
/// <remarks>The first watcher starts it, the last one stops it. Watchers share the same immutable snapshot.</remarks>
/// <param name="read">Reads a new snapshot; is given the one before. Expected failures are part of the snapshot.</param>
/// <param name="interval">The time between the starts of two readings.</param>
/// <param name="time">The clock.</param>
/// <param name="onBug">Told of an exception <paramref name="read"/> should not have thrown; reading goes on at the next interval.</param>
public sealed class LiveFeed<T>(Func<T?, CancellationToken, Task<T>> read, TimeSpan interval, TimeProvider time, Action<Exception> onBug) : IAsyncDisposable
    where T : class
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly List<Action<T>> _watchers = [];
    private CancellationTokenSource? _stop;
    private Task _loop = Task.CompletedTask;
    private DateTimeOffset _readAt;

    /// <summary>The latest snapshot; null before the first.</summary>
    public T? Latest { get; private set; }

    /// <summary>How many watch now.</summary>
    public int Watchers
    {
        get
        {
            lock (_gate) return _watchers.Count;
        }
    }

    /// <summary>The reading that goes on while somebody watches; completed when nobody does.</summary>
    internal Task Loop
    {
        get
        {
            lock (_gate) return _loop;
        }
    }

    /// <summary>Calls back with every new snapshot until disposed. The callback must return quickly and not throw.</summary>
    public IDisposable Watch(Action<T> onNew)
    {
        lock (_gate)
        {
            _watchers.Add(onNew);
            if (_stop is null)
            {
                var stop = _stop = new CancellationTokenSource();
                var before = _loop;
                _loop = Task.Run(() => RunAsync(before, stop));
            }
        }
        return new Subscription(this, onNew);
    }

    /// <summary>The latest snapshot if it is younger than the interval, otherwise a new one.</summary>
    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            if (Latest is { } latest && time.GetUtcNow() - _readAt < interval) return latest;
            return await ReadAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The same for somebody who does not wait longer: then it is what there was before, null where there was nothing. The reading goes on.</summary>
    public async Task<T?> GetWithinAsync(TimeSpan patience)
    {
        await ReadingAsync().WaitAsync(patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Latest;

        async Task ReadingAsync()
        {
            try
            {
                await GetAsync(CancellationToken.None);
            }
            catch (Exception bug)
            {
                onBug(bug);
            }
        }
    }

    /// <summary>Stops reading and waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        Task loop;
        lock (_gate)
        {
            _watchers.Clear();
            _stop?.Cancel();
            loop = _loop;
        }
        await loop;
        _reading.Dispose();
    }

    private async Task RunAsync(Task before, CancellationTokenSource stop)
    {
        await before;
        try
        {
            using var timer = new PeriodicTimer(interval, time);
            do await TickAsync(stop.Token);
            while (await timer.WaitForNextTickAsync(stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        finally
        {
            stop.Dispose();
        }
    }

    private async Task TickAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var snapshot = await ReadAsync(cancellation);
            foreach (var watcher in CurrentWatchers()) watcher(snapshot);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            onBug(bug);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<T> ReadAsync(CancellationToken cancellation)
    {
        _readAt = time.GetUtcNow();
        return Latest = await read(Latest, cancellation);
    }

    private Action<T>[] CurrentWatchers()
    {
        lock (_gate) return [.. _watchers];
    }

    private void Leave(Action<T> watcher)
    {
        lock (_gate)
        {
            if (!_watchers.Remove(watcher) || _watchers.Count > 0) return;
            _stop?.Cancel();
            _stop = null;
        }
    }

    private sealed class Subscription(LiveFeed<T> feed, Action<T> watcher) : IDisposable
    {
        public void Dispose() => feed.Leave(watcher);
    }
}
