using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels;

public class HistogramLinesTests
{
    private static readonly TimeGrid Grid = new(0, 10_000, 3);

    [Fact]
    public void Quantiles_OfBuckets_AreThoseOfTheDistributionAtEveryMoment()
    {
        var lines = HistogramLines.Quantiles(Answer(("0.1", [10, 0, 5]), ("0.5", [20, 100, 5]), ("+Inf", [20, 100, 5])), []);
        var p95 = lines.Single(l => l.Name == "p95").Series.Values;
        Assert.Equal(BucketDistribution.From([(0.1, 10), (0.5, 20), (double.PositiveInfinity, 20)])!.Quantile(0.95)!.Interpolated, p95[0]);
        Assert.Equal(BucketDistribution.From([(0.1, 0), (0.5, 100), (double.PositiveInfinity, 100)])!.Quantile(0.95)!.Interpolated, p95[1]);
    }

    [Fact]
    public void Quantiles_WhereTheBucketIsTooCoarse_AreGapsThatANoteCounts()
    {
        List<string> notes = [];
        // All in the first bucket, whose lower bound is nothing.
        var lines = HistogramLines.Quantiles(Answer(("5", [10, 10, 0]), ("10", [10, 10, 9]), ("+Inf", [10, 10, 9])), notes);
        var p50 = lines.Single(l => l.Name == "p50").Series.Values;
        Assert.Equal([true, true, false], p50.Select(Series.IsMissing));
        Assert.Contains("p50 is not drawn at 2 of 3 moments: its bucket is too coarse", notes);
    }

    [Fact]
    public void Quantiles_OfNoHistogram_AreNone() => Assert.Empty(HistogramLines.Quantiles(Answer(("nonsense", [1, 2, 3])), []));

    [Fact]
    public void PerBucket_CountsWhatLiesInEachBucketAlone()
    {
        var buckets = HistogramLines.PerBucket(Answer(("+Inf", [4, 4, double.NaN]), ("0.5", [3, 4, 1]), ("0.1", [1, 4, 1])));
        Assert.Equal(["0.1", "0.5", "+Inf"], buckets.Select(b => b.Series.Labels["le"]));
        // Per second, times a step of ten seconds.
        Assert.Equal([10, 20, 10], buckets.Select(b => b.Series.Values[0]));
        Assert.Equal([40, 0, 0], buckets.Select(b => b.Series.Values[1]));
        Assert.True(Series.IsMissing(buckets[2].Series.Values[2]));
    }

    private static RangeAnswer Answer(params (string Le, double[] Values)[] buckets) => new(
        Grid, [.. buckets.Select(b => new Series(new LabelSet([new("le", b.Le)]), b.Values))], [], buckets.Length, new RangeCost(0, 0, TimeSpan.Zero, null));
}
