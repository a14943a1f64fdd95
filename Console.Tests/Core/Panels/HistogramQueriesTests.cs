using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Tests.Core.Gateways;

namespace OperatorConsole.Tests.Core.Panels;

public class HistogramQueriesTests
{
    private static readonly Gateway Gateway = TestGateway.Of("vllm", "job=\"a\"");

    [Fact]
    public void Rate_OfAHistogramThatWasRenamed_TakesTheNameThereIs() => Assert.Equal(
        "sum by (le) (rate(new_bucket{job=\"a\",x=\"1\"}[10m]) or rate(old_bucket{job=\"a\",x=\"1\"}[10m]))",
        HistogramQueries.Rate(Gateway, new HistogramSignal("new", "x=\"1\"", "old"), TimeSpan.FromMinutes(10)));

    [Fact]
    public void Quantile_OfAHistogramThatAlwaysHadItsName_AsksForThatAlone() => Assert.Equal(
        "histogram_quantile(0.95, sum by (le) (rate(new_bucket{job=\"a\"}[5m])))",
        HistogramQueries.Quantile(Gateway, new HistogramSignal("new", ""), 0.95));

    [Fact]
    public void Profile_WithARenamedHistogram_KeepsBothNames()
    {
        var (profile, problems) = ProfileReader.Read("""
            profile: x
            title: X
            alive: { query: up }
            signals:
              latency: { histogram: new, formerly: old }
            panels:
              - { id: a, title: A, quantiles: { histogram: new, formerly: old } }
            """, "x.yaml");

        Assert.Empty(problems);
        Assert.Equal(new HistogramSignal("new", "", "old"), profile!.Signals[SignalNames.Latency]);
        Assert.Equal([new HistogramSource(new HistogramSignal("new", "", "old"))], profile.Panels.Single().Sources);
    }
}
