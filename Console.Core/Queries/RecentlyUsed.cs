namespace OperatorConsole.Core.Queries;

/// <summary>Keeps things as long as there is room for their bytes; the least recently used go first.</summary>
/// <param name="maxBytes">The room.</param>
/// <param name="least">The bytes of a thing that nothing was put into yet.</param>
internal sealed class RecentlyUsed<TKey, TValue>(long maxBytes, Func<TKey, long> least)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Item>> _byKey = [];
    private readonly LinkedList<Item> _byUse = [];

    /// <summary>The bytes of all that is kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _byKey.Count;
        }
    }

    /// <summary>What is kept under the key, or a new one; it was used now.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddLast(node);
                return node.Value.Value;
            }
            var item = new Item(key, create(key)) { Bytes = least(key) };
            _byKey[key] = _byUse.AddLast(item);
            Bytes += item.Bytes;
            MakeRoom();
            return item.Value;
        }
    }

    /// <summary>Says how large something has become, and makes room for it.</summary>
    public void Resize(TKey key, TValue value, long bytes)
    {
        lock (_lock)
        {
            // It may have been thrown out, and another one made, while it was growing.
            if (!_byKey.TryGetValue(key, out var node) || node.Value.Value != value) return;
            bytes += least(key);
            Bytes += bytes - node.Value.Bytes;
            node.Value.Bytes = bytes;
            MakeRoom();
        }
    }

    private void MakeRoom()
    {
        while (Bytes > maxBytes && _byUse.First is { } oldest)
        {
            _byUse.RemoveFirst();
            _byKey.Remove(oldest.Value.Key);
            Bytes -= oldest.Value.Bytes;
        }
    }

    private sealed class Item(TKey key, TValue value)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public long Bytes { get; set; }
    }
}
