using System.Diagnostics.CodeAnalysis;

namespace OperatorConsole.Demo.Simulation;

/// <summary>Requests that have begun and not ended: they end in the order of their ends, not of their beginnings.</summary>
internal sealed class OpenRequests<TRequest>
{
    private readonly PriorityQueue<TRequest, long> _byEnd = new();

    public int Count => _byEnd.Count;

    public void Begin(TRequest request, DateTimeOffset end) => _byEnd.Enqueue(request, end.UtcTicks);

    /// <summary>Takes the request that ends first, if it ends before <paramref name="time"/>.</summary>
    public bool TryEnd(DateTimeOffset time, [MaybeNullWhen(false)] out TRequest request, out DateTimeOffset end)
    {
        if (_byEnd.TryPeek(out request, out var ticks) && ticks < time.UtcTicks)
        {
            _byEnd.Dequeue();
            end = new DateTimeOffset(ticks, TimeSpan.Zero);
            return true;
        }
        end = default;
        return false;
    }

    /// <summary>Drops them all, as a process does that dies.</summary>
    public void Clear() => _byEnd.Clear();
}
