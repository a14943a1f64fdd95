using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class StatusJudgeTests
{
    private static readonly Reading NoErrors = new() { State = PanelState.Zero, Value = 0 };
    private static readonly Reading Traffic = new() { State = PanelState.Value, Value = 3 };
    private static readonly Failure Refused = new(FailureKind.Unreachable, "Isartor at http://i/healthz", "the connection is refused", "Start it.");

    [Fact]
    public void Judge_WhenItRuns_IsHealthy() => Assert.Equal((GatewayStatus.Healthy, "runs"), Judge(1, new Health([]), NoErrors));

    [Fact]
    public void Judge_WhenNothingIsKnown_IsUnknownAndNotHealthy() =>
        Assert.Equal((GatewayStatus.Unknown, "Prometheus has no series of it"), Judge(null, null, NoErrors));

    [Fact]
    public void Judge_WhenPrometheusCannotScrapeIt_IsDown() => Assert.Equal((GatewayStatus.Down, "Prometheus cannot scrape it"), Judge(0, null, NoErrors));

    [Fact]
    public void Judge_WhenItsSeriesOutliveItBehindACollector_IsDownByItsOwnEndpoint() =>
        Assert.Equal((GatewayStatus.Down, "Isartor at http://i/healthz: the connection is refused"), Judge(12, Refused, NoErrors));

    [Fact]
    public void Judge_WhenOneInTenFails_IsDegradedWithTheCounts()
    {
        var errors = RatioReading.Of(100, 1000, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5), "");
        var (status, reason) = Judge(1, null, errors);
        Assert.Equal(GatewayStatus.Degraded, status);
        Assert.StartsWith("10 % of requests fail (100 of", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_WhenOneOfThreeFails_DoesNotCallThatDegraded() =>
        Assert.Equal(GatewayStatus.Healthy, Judge(1, null, RatioReading.Of(1, 3, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5), "")).Status);

    [Fact]
    public void Judge_WhenTheHealthBodyAdmitsTrouble_IsDegradedThoughTheAnswerWas200() =>
        Assert.Equal((GatewayStatus.Degraded, "database: unavailable"), Judge(1, new Health(["database: unavailable"]), NoErrors));

    [Fact]
    public void Judge_WhenACriticalAlertFires_IsDegraded() =>
        Assert.Equal((GatewayStatus.Degraded, "alert A: summary"), Judge(1, null, NoErrors, new FiringAlert("A", "critical", "summary", null)));

    [Fact]
    public void Judge_WhenOneOfTwoTargetsIsLost_IsDegraded()
    {
        var (status, reasons) = StatusJudge.Judge(Core.Gateways.TestGateway.Of("dcgm"), new Alive(1, 2, "connection refused"), null, NoErrors, Traffic, []);
        Assert.Equal((GatewayStatus.Degraded, "1 of 2 GPU exporters cannot be scraped: connection refused"), (status, reasons[0]));
    }

    [Fact]
    public void Judge_WhenPrometheusCannotBeAsked_IsUnknownWithTheReason()
    {
        var (status, reasons) = StatusJudge.Judge(Gateway, Refused, null, NoErrors, Traffic, []);
        Assert.Equal((GatewayStatus.Unknown, Refused.ToString()), (status, reasons[0]));
    }

    private static Gateway Gateway { get; } = Core.Gateways.TestGateway.Of("isartor");

    private static (GatewayStatus Status, string Reason) Judge(double? running, Result<Health>? health, Reading errors, params FiringAlert[] firing)
    {
        var (status, reasons) = StatusJudge.Judge(Gateway, Result.Of(running is { } n ? new Alive(n, n) : null), health, errors, Traffic, firing);
        return (status, reasons[0]);
    }
}
