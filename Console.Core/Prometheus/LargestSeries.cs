namespace OperatorConsole.Core.Prometheus;

/// <summary>Keeps the series with the largest last values, a bounded number of them, whatever is offered.</summary>
internal sealed class LargestSeries(int max)
{
    // The smallest of those kept is the first to go; of equals, the one that came later.
    private readonly PriorityQueue<Series, (double Last, int MinusOrder)> _kept = new();

    /// <summary>How many series were offered.</summary>
    public int Offered { get; private set; }

    /// <summary>Offers a series; its values are copied where it is kept.</summary>
    public void Offer(LabelSet labels, ReadOnlySpan<double> values)
    {
        Offered++;
        var last = values[^1];
        // Without a last value it ranks below every one that has one.
        var rank = (double.IsNaN(last) ? double.NegativeInfinity : last, -Offered);
        if (_kept.Count < max)
            _kept.Enqueue(new Series(labels, values.ToArray()), rank);
        else if (_kept.TryPeek(out _, out var smallest) && smallest.CompareTo(rank) < 0)
            _kept.DequeueEnqueue(new Series(labels, values.ToArray()), rank);
    }

    /// <summary>Those that are kept, sorted by labels as Prometheus sorts them.</summary>
    public IReadOnlyList<Series> Sorted()
    {
        var series = _kept.UnorderedItems.Select(i => i.Element).ToArray();
        Array.Sort(series, static (a, b) => LabelSet.Compare(a.Labels, b.Labels));
        return series;
    }
}
