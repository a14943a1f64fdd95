namespace OperatorConsole.Core.Requests.LogIndex;

/// <summary>The last places in a log of all that are told, so that an id which stands on millions of lines costs no more than one that stands on a thousand.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class LatestPlaces(int most)
{
    private readonly PriorityQueue<long, long> _places = new();

    /// <summary>How many were told; one told twice may count twice.</summary>
    public int Told { get; private set; }

    /// <summary>The places that were kept, the last first.</summary>
    public IReadOnlyList<long> Descending => [.. _places.UnorderedItems.Select(i => i.Element).Distinct().OrderDescending()];

    public void Add(long place)
    {
        Told++;
        if (_places.Count < most) _places.Enqueue(place, place);
        else if (_places.TryPeek(out var first, out _) && place > first) _places.EnqueueDequeue(place, place);
    }
}
