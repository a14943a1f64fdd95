using System.Globalization;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>What a range answer by bucket says: percentiles over time where the buckets carry them, and counts per bucket.</summary>
internal static class HistogramLines
{
    private static readonly (double Quantile, string Name)[] Shown = [(0.5, "p50"), (0.95, "p95"), (0.99, "p99")];

    /// <summary>One line per percentile; a moment at which the bucket is too coarse is a gap, and a note says so.</summary>
    public static IReadOnlyList<PanelSeries> Quantiles(RangeAnswer buckets, List<string> notes)
    {
        List<PanelSeries> lines = [];
        foreach (var (quantile, name) in Shown)
        {
            var (values, coarse) = Line(Ordered(buckets.Series), buckets.Grid.Count, quantile);
            if (coarse > 0) notes.Add($"{name} is not drawn at {coarse} of {buckets.Grid.Count} moments: its bucket is too coarse");
            if (Array.Exists(values, v => !Series.IsMissing(v)))
                lines.Add(new PanelSeries(name, $"quantile:{name}", new Series(new LabelSet([new("quantile", quantile.ToString(CultureInfo.InvariantCulture))]), values)));
        }
        return lines;
    }

    /// <summary>One percentile of each value of a label, or of the whole where <paramref name="by"/> is empty.</summary>
    public static IEnumerable<Series> Quantile(RangeAnswer buckets, double quantile, string by, List<string> notes)
    {
        List<Series> lines = [];
        var coarse = 0;
        foreach (var group in buckets.Series.GroupBy(s => by.Length == 0 ? "" : s.Labels[by]))
        {
            var (values, missed) = Line(Ordered(group), buckets.Grid.Count, quantile);
            coarse += missed;
            if (Array.Exists(values, v => !Series.IsMissing(v))) lines.Add(new Series(by.Length == 0 ? LabelSet.Empty : new LabelSet([new(by, group.Key)]), values));
        }
        if (coarse > 0) notes.Add("a gap: no requests, or a bucket too coarse for this percentile");
        return lines;
    }

    private static (double[] Values, int Coarse) Line(List<(double Bound, Series Series)> ordered, int moments, double quantile)
    {
        var values = new double[moments];
        var coarse = 0;
        var column = new (double Bound, double Cumulative)[ordered.Count];
        for (var i = 0; i < moments; i++)
        {
            for (var b = 0; b < column.Length; b++) column[b] = (ordered[b].Bound, ordered[b].Series.Values[i]);
            var estimate = BucketDistribution.From(column)?.Quantile(quantile);
            if (estimate is { TooCoarse: true }) coarse++;
            values[i] = estimate is { TooCoarse: false } carried ? carried.Interpolated : Series.Missing;
        }
        return (values, coarse);
    }

    /// <summary>Counts per step in each bucket alone, the lowest bucket first.</summary>
    public static IReadOnlyList<PanelSeries> PerBucket(RangeAnswer buckets)
    {
        var ordered = Ordered(buckets.Series);
        var step = buckets.Grid.Step.TotalSeconds;
        return [.. ordered.Select((bucket, b) =>
        {
            var counts = new double[buckets.Grid.Count];
            for (var i = 0; i < counts.Length; i++)
            {
                var cumulative = bucket.Series.Values[i];
                var below = b == 0 ? 0 : ordered[b - 1].Series.Values[i];
                counts[i] = double.IsNaN(cumulative) ? Series.Missing : Math.Max(0, cumulative - (double.IsNaN(below) ? 0 : below)) * step;
            }
            return new PanelSeries($"≤ {bucket.Series.Labels["le"]}", "", new Series(bucket.Series.Labels, counts));
        })];
    }

    private static List<(double Bound, Series Series)> Ordered(IEnumerable<Series> buckets)
    {
        List<(double Bound, Series Series)> ordered = [];
        foreach (var series in buckets)
            if (BucketDistribution.Bound(series.Labels["le"]) is { } bound) ordered.Add((bound, series));
        ordered.Sort((a, b) => a.Bound.CompareTo(b.Bound));
        return ordered;
    }
}
