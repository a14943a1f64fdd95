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
        var ordered = Ordered(buckets);
        if (ordered.Count < 2) return [];
        List<PanelSeries> lines = [];
        var lines3 = Shown.Select(_ => new double[buckets.Grid.Count]).ToArray();
        var coarse = new int[Shown.Length];
        var column = new (double Bound, double Cumulative)[ordered.Count];
        for (var i = 0; i < buckets.Grid.Count; i++)
        {
            for (var b = 0; b < column.Length; b++) column[b] = (ordered[b].Bound, ordered[b].Series.Values[i]);
            var distribution = BucketDistribution.From(column);
            for (var q = 0; q < Shown.Length; q++)
            {
                var estimate = distribution?.Quantile(Shown[q].Quantile);
                if (estimate is { TooCoarse: true }) coarse[q]++;
                lines3[q][i] = estimate is { TooCoarse: false } carried ? carried.Interpolated : Series.Missing;
            }
        }
        for (var q = 0; q < Shown.Length; q++)
        {
            var (_, name) = Shown[q];
            if (coarse[q] > 0) notes.Add($"{name} is not drawn at {coarse[q]} of {buckets.Grid.Count} moments: its bucket is too coarse");
            if (Array.Exists(lines3[q], v => !Series.IsMissing(v)))
                lines.Add(new PanelSeries(name, $"quantile:{name}", new Series(new LabelSet([new("quantile", Shown[q].Quantile.ToString(CultureInfo.InvariantCulture))]), lines3[q])));
        }
        return lines;
    }

    /// <summary>Counts per step in each bucket alone, the lowest bucket first.</summary>
    public static IReadOnlyList<PanelSeries> PerBucket(RangeAnswer buckets)
    {
        var ordered = Ordered(buckets);
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

    private static List<(double Bound, Series Series)> Ordered(RangeAnswer buckets)
    {
        List<(double Bound, Series Series)> ordered = [];
        foreach (var series in buckets.Series)
            if (BucketDistribution.Bound(series.Labels["le"]) is { } bound) ordered.Add((bound, series));
        ordered.Sort((a, b) => a.Bound.CompareTo(b.Bound));
        return ordered;
    }
}
