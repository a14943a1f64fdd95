using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels;

public class BucketDistributionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Quantile_InsideABucket_IsInterpolatedAsPrometheusDoes()
    {
        // promql: histogram_quantile(0.5, …) over 0.1:10 0.5:60 1:100 +Inf:100 is 0.1 + 0.4 * (50 - 10) / 50.
        var quantile = Distribution(("0.1", 10), ("0.5", 60), ("1", 100), ("+Inf", 100)).Quantile(0.5)!;
        Assert.Equal(0.42, quantile.Interpolated, 6);
        Assert.False(quantile.TooCoarse);
        Assert.Equal("420 ms", Text(quantile));
    }

    [Fact]
    public void Quantile_WhenEverythingFallsIntoTheFirstBucket_IsABoundAndNotANumber()
    {
        var reading = Distribution(("0", 0), ("5", 1000), ("10", 1000), ("+Inf", 1000)).Quantile(0.95)!.ToReading(Now, TimeSpan.FromMinutes(5), "q");
        Assert.Equal("≤ 5 s", reading.Text);
        Assert.Null(reading.Value);
        Assert.True(reading.Uncertain);
        Assert.Contains("bucket too coarse", reading.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_AboveTheLastFiniteBucket_SaysAboveIt()
    {
        var quantile = Distribution(("1", 10), ("5", 20), ("+Inf", 100)).Quantile(0.95)!;
        Assert.Equal(5, quantile.Interpolated);
        Assert.Equal("> 5 s", Text(quantile));
    }

    [Fact]
    public void Quantile_InAVeryWideBucket_SaysBothBounds() =>
        Assert.Equal("1 s – 10 s", Text(Distribution(("1", 10), ("10", 100), ("+Inf", 100)).Quantile(0.95)!));

    [Fact]
    public void Quantile_OfFewValues_IsMarkedUncertain()
    {
        var reading = Distribution(("1", 5), ("2", 12), ("+Inf", 12)).Quantile(0.99)!.ToReading(Now, TimeSpan.FromMinutes(5), "q");
        Assert.True(reading.Uncertain);
        Assert.Contains("only 12 requests", reading.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_WithoutValues_IsNone() => Assert.Null(Distribution(("1", 0), ("+Inf", 0)).Quantile(0.5));

    [Fact]
    public void Quantile_WhenExtrapolationLeavesABucketBelowTheOneBefore_StaysMonotonic() =>
        Assert.Equal(1, Distribution(("1", 100), ("2", 99.9), ("+Inf", 99.9)).Quantile(1)!.Interpolated, 6);

    [Theory]
    [InlineData("1")]
    [InlineData("not a number")]
    public void From_WithoutAnInfiniteBucket_IsNoHistogram(string le) => Assert.Null(BucketDistribution.From([Bucket(le, 1), Bucket("2", 2)]));

    private static BucketDistribution Distribution(params (string Le, double Count)[] buckets) =>
        BucketDistribution.From(buckets.Select(b => Bucket(b.Le, b.Count)))!;

    private static Sample Bucket(string le, double count) => new(new LabelSet([new("le", le)]), 0, count);

    private static string Text(QuantileEstimate quantile) => quantile.ToReading(Now, TimeSpan.FromMinutes(5), "q").Text;
}
