namespace OperatorConsole.Core.Panels;

/// <summary>Live readings of one kind, one for each question: all who ask the same share one.</summary>
/// <param name="read">Reads a snapshot; is given the question and the snapshot before.</param>
/// <param name="interval">The time between the starts of two readings.</param>
/// <param name="time">The clock.</param>
/// <param name="onBug">Told of an exception <paramref name="read"/> should not have thrown.</param>
public sealed class LiveFeeds<TQuestion, TSnapshot>(
    Func<TQuestion, TSnapshot?, CancellationToken, Task<TSnapshot>> read, TimeSpan interval, TimeProvider time, Action<Exception> onBug) : IAsyncDisposable
    where TQuestion : notnull
    where TSnapshot : class
{
    /// <summary>Questions come from addresses, of which there is no end: those nobody watches are kept up to this many.</summary>
    private const int MostUnwatched = 32;

    private readonly Lock _gate = new();
    private readonly LinkedList<(TQuestion Question, LiveFeed<TSnapshot> Feed)> _recent = [];

    /// <summary>The reading of a question.</summary>
    public LiveFeed<TSnapshot> For(TQuestion question)
    {
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (!node.Value.Question.Equals(question)) continue;
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value.Feed;
            }
            var feed = new LiveFeed<TSnapshot>((previous, stop) => read(question, previous, stop), interval, time, onBug);
            _recent.AddFirst((question, feed));
            ForgetUnwatched();
            return feed;
        }
    }

    /// <summary>Stops all readings and waits until they have stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        List<LiveFeed<TSnapshot>> feeds;
        lock (_gate)
        {
            feeds = [.. _recent.Select(r => r.Feed)];
            _recent.Clear();
        }
        foreach (var feed in feeds) await feed.DisposeAsync();
    }

    // One that was just given out is first, and stays. Without watchers a feed holds nothing that must be ended.
    private void ForgetUnwatched()
    {
        var unwatched = 0;
        for (var node = _recent.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Feed.Watchers == 0 && ++unwatched > MostUnwatched) _recent.Remove(node);
            node = next;
        }
    }
}
