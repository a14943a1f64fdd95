namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The last entries of an endless row, as the gateway's debug endpoints keep them.</summary>
internal sealed class Ring<T>(int capacity)
{
    private readonly T[] _entries = new T[capacity];
    private int _next;

    public int Count { get; private set; }

    public void Add(T entry)
    {
        _entries[_next] = entry;
        _next = (_next + 1) % capacity;
        if (Count < capacity) Count++;
    }

    /// <summary>At most <paramref name="limit"/> entries, the newest first.</summary>
    public IEnumerable<T> Newest(int limit)
    {
        for (var back = 1; back <= Math.Min(limit, Count); back++) yield return _entries[(_next - back + capacity) % capacity];
    }

    public void Clear()
    {
        Array.Clear(_entries);
        Count = 0;
        _next = 0;
    }
}
