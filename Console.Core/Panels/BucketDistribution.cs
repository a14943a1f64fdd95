using System.Globalization;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>How values are spread over the buckets of a classic histogram, and what that can say about quantiles.</summary>
public sealed class BucketDistribution
{
    private readonly (double Bound, double Cumulative)[] _buckets;

    private BucketDistribution((double, double)[] buckets) => _buckets = buckets;

    /// <summary>How many values there are.</summary>
    public double Count => _buckets[^1].Cumulative;

    /// <summary>
    /// Reads one sample per <c>le</c>, as <c>sum by (le) (increase(x_bucket[5m]))</c> gives them; null where they make no histogram.
    /// </summary>
    public static BucketDistribution? From(IEnumerable<Sample> byBound)
    {
        var buckets = new List<(double Bound, double Cumulative)>();
        foreach (var sample in byBound)
            if (Bound(sample.Labels["le"]) is { } bound) buckets.Add((bound, sample.Value));
        buckets.Sort((a, b) => a.Bound.CompareTo(b.Bound));
        return From([.. buckets]);
    }

    /// <summary>Takes buckets in the order of their bounds, the last one infinite, and keeps them; null where they make no histogram.</summary>
    public static BucketDistribution? From((double Bound, double Cumulative)[] buckets)
    {
        if (buckets.Length < 2 || !double.IsPositiveInfinity(buckets[^1].Bound)) return null;
        // Extrapolation can leave a bucket a hair below the one before it; Prometheus lifts it too.
        for (var i = 1; i < buckets.Length; i++)
            if (!(buckets[i].Cumulative >= buckets[i - 1].Cumulative)) buckets[i].Cumulative = buckets[i - 1].Cumulative;
        return new BucketDistribution(buckets);
    }

    /// <summary>The bound an <c>le</c> names; null where it names none.</summary>
    public static double? Bound(string le)
    {
        if (le == "+Inf") return double.PositiveInfinity;
        return double.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : null;
    }

    /// <summary>The quantile as PromQL's <c>histogram_quantile</c> computes it, with the bucket it comes from; null without values.</summary>
    /// <remarks>prometheus/promql/quantile.go, bucketQuantile.</remarks>
    public QuantileEstimate? Quantile(double quantile)
    {
        if (!(Count > 0)) return null;
        var rank = quantile * Count;
        var i = 0;
        while (i < _buckets.Length - 1 && _buckets[i].Cumulative < rank) i++;
        if (i == _buckets.Length - 1)
            return new QuantileEstimate(quantile, _buckets[^2].Bound, _buckets[^2].Bound, double.PositiveInfinity, Count);
        var high = _buckets[i].Bound;
        if (i == 0 && high <= 0) return new QuantileEstimate(quantile, high, high, high, Count);
        var low = i == 0 ? 0 : _buckets[i - 1].Bound;
        var below = i == 0 ? 0 : _buckets[i - 1].Cumulative;
        var inside = _buckets[i].Cumulative - below;
        var value = inside > 0 ? low + ((high - low) * (rank - below) / inside) : high;
        return new QuantileEstimate(quantile, value, low, high, Count);
    }
}
