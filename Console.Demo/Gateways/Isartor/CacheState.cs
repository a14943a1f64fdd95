namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>How full and how useful the two caches are, and what clients stored in them by hand.</summary>
internal sealed class CacheState
{
    private const double WarmUpSeconds = 180;
    private const int StoredCapacity = 500;

    private readonly ExpiringCount _exact = new(IsartorSettings.CacheMinutes);
    private readonly ExpiringCount _semantic = new(IsartorSettings.CacheMinutes);
    private readonly Dictionary<string, string> _stored = [];
    private readonly Queue<string> _order = new();

    /// <summary>1 when the caches hold all they can be expected to hold.</summary>
    public double Warmth { get; private set; }

    public long ExactEntries(DateTimeOffset now) => Math.Min(_exact.At(now), IsartorSettings.CacheCapacity);

    public long SemanticEntries(DateTimeOffset now) => Math.Min(_semantic.At(now), IsartorSettings.CacheCapacity);

    /// <summary>One second passes; in a collapse entries go as fast as they come.</summary>
    public void Tick(bool collapsed)
    {
        if (!collapsed)
        {
            Warmth += (1 - Warmth) / WarmUpSeconds;
            return;
        }
        Warmth = 0.04;
        Empty();
    }

    public void Boot()
    {
        Warmth = 0.6;
        Empty();
    }

    /// <summary>An answer of a later layer is kept for the next who asks.</summary>
    public void Keep(DateTimeOffset now, bool semantic)
    {
        _exact.Add(now);
        if (semantic) _semantic.Add(now);
    }

    /// <summary>Keeps what a client stored; anybody may.</summary>
    public void Store(string prompt, string answer, DateTimeOffset now)
    {
        if (_stored.TryAdd(prompt, answer)) _order.Enqueue(prompt);
        _stored[prompt] = answer;
        if (_order.Count > StoredCapacity) _stored.Remove(_order.Dequeue());
        Keep(now, semantic: true);
    }

    /// <summary>Finds a stored answer: for the very prompt, or for one with the same words.</summary>
    public (Layer Layer, string? Answer) Find(string prompt)
    {
        if (_stored.TryGetValue(prompt, out var exact)) return (Layer.ExactCache, exact);
        var words = Words(prompt);
        foreach (var (stored, answer) in _stored)
            if (words.SetEquals(Words(stored))) return (Layer.SemanticCache, answer);
        return (Layer.Miss, null);
    }

    private static HashSet<string> Words(string prompt) =>
        [.. new string([.. prompt.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private void Empty()
    {
        _exact.Clear();
        _semantic.Clear();
        _stored.Clear();
        _order.Clear();
    }
}
