using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Queries;

/// <summary>What is known of one query at one step: consecutive moments, and from which on they may still change. Immutable.</summary>
/// <param name="Answer">The series over the moments.</param>
/// <param name="Moving">The index of the first moment whose samples may still arrive; the count where none is.</param>
/// <param name="Epoch">Kept while parts are added; new where everything was fetched again.</param>
/// <param name="AskedAt">When the newest part was asked for.</param>
/// <param name="ServerTime">The same by the server's clock.</param>
internal sealed record Extent(RangeAnswer Answer, int Moving, long Epoch, DateTimeOffset AskedAt, DateTimeOffset ServerTime)
{
    /// <summary>What one fetch brought, as the beginning.</summary>
    public static Extent Of(Fetched fetched, long epoch) => new(fetched.Answer, fetched.Moving, epoch, fetched.AskedAt, fetched.ServerTime);

    /// <summary>The moments.</summary>
    public TimeGrid Grid => Answer.Grid;

    /// <summary>About how many bytes it holds.</summary>
    public long Bytes => Answer.Series.Sum(s => (s.Values.Length * 8L) + 200 + s.Labels.Sum(l => 2L * (l.Key.Length + l.Value.Length)));

    /// <summary>The answer at fewer moments, without the series that have no sample at them.</summary>
    public RangeAnswer Slice(TimeGrid grid)
    {
        if (grid == Grid) return Answer;
        var first = (int)Grid.IndexOf(grid.StartMs);
        List<Series> series = [];
        foreach (var s in Answer.Series)
        {
            var values = s.Values.AsSpan(first, grid.Count);
            if (!AllMissing(values)) series.Add(new Series(s.Labels, values.ToArray()));
        }
        return Answer with { Grid = grid, Series = series, TotalSeries = Answer.IsCut ? Answer.TotalSeries : series.Count };
    }

    /// <summary>
    /// Puts a later part behind this one. The part begins with a settled moment that is known already.
    /// Null where the part contradicts it: what was taken for settled has changed.
    /// </summary>
    public Extent? Append(Fetched fetched)
    {
        var part = fetched.Answer;
        var seam = (int)Grid.IndexOf(part.Grid.StartMs);
        if (Answer.IsCut || part.IsCut || !AgreesAt(seam, part)) return null;
        var grid = Grid with { Count = seam + part.Grid.Count };
        var merged = Merge(grid, (Answer.Series, 0, seam), (part.Series, seam, part.Grid.Count));
        return new Extent(new RangeAnswer(grid, merged, part.Warnings, merged.Count, part.Cost), seam + fetched.Moving, Epoch, fetched.AskedAt, fetched.ServerTime);
    }

    /// <summary>Puts an earlier part, which ends one step before this one, in front.</summary>
    public Extent? Prepend(RangeAnswer part)
    {
        if (Answer.IsCut || part.IsCut) return null;
        var grid = new TimeGrid(part.Grid.StartMs, Grid.StepMs, part.Grid.Count + Grid.Count);
        var merged = Merge(grid, (part.Series, 0, part.Grid.Count), (Answer.Series, part.Grid.Count, Grid.Count));
        return this with { Answer = Answer with { Grid = grid, Series = merged, TotalSeries = merged.Count }, Moving = Moving + part.Grid.Count };
    }

    /// <summary>An answer on more moments than it has; the others are missing.</summary>
    public static RangeAnswer Spread(RangeAnswer part, TimeGrid grid) =>
        part with { Grid = grid, Series = Merge(grid, (part.Series, (int)grid.IndexOf(part.Grid.StartMs), part.Grid.Count), ([], 0, 0)) };

    /// <summary>Without the moments before an index.</summary>
    public Extent From(int index) => this with { Answer = Slice(Grid.From(index)), Moving = Math.Max(0, Moving - index) };

    private static List<Series> Merge(TimeGrid grid, (IReadOnlyList<Series> Series, int At, int Count) left, (IReadOnlyList<Series> Series, int At, int Count) right)
    {
        var byLabels = new Dictionary<LabelSet, double[]>(left.Series.Count);
        foreach (var (series, at, count) in (ReadOnlySpan<(IReadOnlyList<Series>, int, int)>)[left, right])
        {
            foreach (var s in series)
            {
                if (!byLabels.TryGetValue(s.Labels, out var values))
                {
                    byLabels[s.Labels] = values = new double[grid.Count];
                    Array.Fill(values, Series.Missing);
                }
                s.Values.AsSpan(0, count).CopyTo(values.AsSpan(at));
            }
        }
        var merged = new List<Series>(byLabels.Count);
        // A series that only had moments which are taken back now is gone.
        foreach (var (labels, values) in byLabels)
            if (!AllMissing(values)) merged.Add(new Series(labels, values));
        merged.Sort(static (a, b) => LabelSet.Compare(a.Labels, b.Labels));
        return merged;
    }

    private bool AgreesAt(int seam, RangeAnswer part)
    {
        var known = 0;
        foreach (var s in Answer.Series)
            if (!Series.IsMissing(s.Values[seam])) known++;
        var byLabels = Answer.Series.ToDictionary(s => s.Labels, s => s.Values[seam]);
        foreach (var s in part.Series)
        {
            if (Series.IsMissing(s.Values[0])) continue;
            if (!byLabels.TryGetValue(s.Labels, out var value) || !Same(value, s.Values[0])) return false;
            known--;
        }
        return known == 0;
    }

    // Servers that put together replicas or parts may add in another order.
    private static bool Same(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static bool AllMissing(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!Series.IsMissing(value)) return false;
        return true;
    }
}
