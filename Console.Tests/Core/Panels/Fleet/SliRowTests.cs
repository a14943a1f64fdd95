using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Tests.Core.Panels.Fleet;

public class SliRowTests
{
    private static readonly ServiceLevel Errors = new("errors", "Error rate", SignalNames.Errors, SliBound.Below, 0.01, 0.05);
    private static readonly ServiceLevel Throughput = new("throughput", "Throughput", SignalNames.Traffic, SliBound.Above, 1000, 500);

    [Theory]
    [InlineData(0.009, SliStatus.Met)]
    [InlineData(0.01, SliStatus.Missed)]
    [InlineData(0.05, SliStatus.Missed)]
    [InlineData(0.06, SliStatus.Alert)]
    public void Status_OfWhatMustStayBelow_IsJudgedByTargetAndAlert(double value, SliStatus status) => Assert.Equal(status, Row(Errors, value).Status);

    [Theory]
    [InlineData(1001, SliStatus.Met)]
    [InlineData(1000, SliStatus.Missed)]
    [InlineData(499, SliStatus.Alert)]
    public void Status_OfWhatMustStayAbove_IsJudgedByTargetAndAlert(double value, SliStatus status) => Assert.Equal(status, Row(Throughput, value).Status);

    [Fact]
    public void Status_OfAFewRequests_IsUncertain() => Assert.Equal(SliStatus.Uncertain, (Row(Errors, 0.5) with { Current = Row(Errors, 0.5).Current with { Uncertain = true } }).Status);

    [Fact]
    public void Status_OfABucketTooCoarse_IsUncertain() =>
        Assert.Equal(SliStatus.Uncertain, new SliRow("a", "A", Errors, new Reading { State = PanelState.Value, Text = "≤ 5 s" }).Status);

    [Fact]
    public void Status_WithoutRequests_IsNoData() =>
        Assert.Equal(SliStatus.NoData, new SliRow("a", "A", Errors, new Reading { State = PanelState.Zero, Text = "no requests" }).Status);

    [Fact]
    public void Limits_InWords_HaveTheUnit()
    {
        Assert.Equal("< 1 %", Row(Errors, 0).Target);
        Assert.Equal("> 5 %", Row(Errors, 0).Alert);
        Assert.Equal("< 500 req/s", Row(Throughput, 1).Alert);
    }

    [Theory]
    [InlineData("{ id: a, title: A, signal: errors, below: 0.01, above: 0.5 }", "the service level “a” needs one of below, above")]
    [InlineData("{ id: a, title: A, signal: speed, below: 0.01 }", "“speed” is not a signal; signals are traffic, errors,")]
    [InlineData("{ id: a, title: A, signal: errors, below: 0.01, alert: 0.001 }", "“alert” of “a” lies on the good side of its target")]
    [InlineData("{ id: a, title: A, signal: latency, quantile: 0.9, below: 1 }", "“quantile” is one of 0.5, 0.95, 0.99")]
    [InlineData("{ id: a, title: A, signal: errors, below: soon }", "“below” must be a number")]
    public void Read_OfAWrongServiceLevel_SaysWhatIsWrongWithIt(string level, string problem)
    {
        var (profile, problems) = ProfileReader.Read($"profile: x\ntitle: X\nalive: {{ query: up }}\nslis:\n  - {level}", "x.yaml");
        Assert.Null(profile);
        Assert.StartsWith($"x.yaml:5:5: {problem}", problems[0].ToString(), StringComparison.Ordinal);
    }

    private static SliRow Row(ServiceLevel level, double value) =>
        new("a", "A", level, new Reading { State = PanelState.Value, Value = value, Text = "x", Unit = level.Signal == SignalNames.Traffic ? "requests/s" : "ratio" });
}
