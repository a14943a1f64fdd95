namespace OperatorConsole.Demo.Tracing;

/// <summary>The latest traces of one gateway; older ones are forgotten.</summary>
internal sealed class TraceRing
{
    /// <summary>An hour of five requests a second.</summary>
    public const int Capacity = 18_000;

    private readonly Lock _lock = new();
    private readonly TracedRequest[] _traces = new TracedRequest[Capacity];
    private long _written;

    public void Add(TracedRequest trace)
    {
        lock (_lock) _traces[_written++ % Capacity] = trace;
    }

    /// <summary>All that are kept, the latest first.</summary>
    public IReadOnlyList<TracedRequest> NewestFirst()
    {
        lock (_lock)
        {
            var count = (int)Math.Min(_written, Capacity);
            var newest = new TracedRequest[count];
            for (var back = 0; back < count; back++) newest[back] = _traces[(_written - 1 - back) % Capacity];
            return newest;
        }
    }

    /// <summary>At most so many that were added at a place or after it, the oldest first; the place moves behind them.</summary>
    public IReadOnlyList<TracedRequest> Take(ref long place, int most)
    {
        lock (_lock)
        {
            place = Math.Max(place, _written - Capacity);
            List<TracedRequest> taken = [];
            while (place < _written && taken.Count < most) taken.Add(_traces[place++ % Capacity]);
            return taken;
        }
    }
}
