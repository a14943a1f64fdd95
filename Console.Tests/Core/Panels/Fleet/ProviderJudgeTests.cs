using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Tests.Core.Panels.Fleet;

/// <summary>A status that lies is worse than none: whatever else is said, some readings decide alone.</summary>
public class ProviderJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Provider_WithEnoughQuickRequests_IsHealthy() => Assert.Equal(ProviderStatus.Healthy, Judge(Row()).Status);

    [Fact]
    public void Provider_WithAnOpenBreaker_IsOpenWhateverElseIsSaid() => Assert.Equal(
        [ProviderStatus.Open, ProviderStatus.Open, ProviderStatus.Open],
        new[] { Row(), Row() with { Traffic = Reading.NoSeries("") }, Row() with { Errors = Reading.Failed(Unreachable) } }.Select(r => Judge(r with { Breaker = Number(2, "open") }).Status));

    [Fact]
    public void Provider_WithAHalfOpenBreaker_IsNotGreen() => Assert.Equal(ProviderStatus.HalfOpen, Judge(Row() with { Breaker = Number(1, "half open") }).Status);

    [Fact]
    public void Provider_WithoutTraffic_IsNoTrafficWhateverItsScore()
    {
        var row = Judge(Row() with { Traffic = Zero("0 req/s"), Errors = Zero("no requests"), Score = Number(1, "1") });
        Assert.Equal(ProviderStatus.NoTraffic, row.Status);
        Assert.Equal("no traffic", row.Inputs[0].Words);
    }

    [Fact]
    public void Provider_WhoseCounterOnlyTrembles_HasNoTraffic() =>
        Assert.Equal(ProviderStatus.NoTraffic, Judge(Row() with { Traffic = Number(0.0001, "0.0001 req/s"), Errors = Zero("no requests") }).Status);

    [Fact]
    public void Provider_AboveTheThresholdOfErrors_FailsWhateverItsScore()
    {
        var row = Judge(Row() with { Errors = Number(0.06, "6 %", "12 of 200 requests"), Score = Number(1, "1") });
        Assert.Equal(ProviderStatus.Failing, row.Status);
        Assert.Equal("6 % fail (12 of 200 requests)", row.Inputs[0].Words);
    }

    [Fact]
    public void Provider_WithFewRequests_IsUncertainAndSaysHowMany()
    {
        var row = Judge(Row() with { Errors = Number(0.6, "60 %", "3 of 5 requests: too few to mean much") with { Uncertain = true } });
        Assert.Equal(ProviderStatus.Uncertain, row.Status);
        Assert.Contains("3 of 5 requests", row.Inputs[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_TwiceAsSlowAsUsual_IsSlow()
    {
        var row = Judge(Row() with { Latency = LatencyReadings.All(Number(4.1, "4.1 s")), UsualP95 = Number(2, "2 s") });
        Assert.Equal(ProviderStatus.Slow, row.Status);
        Assert.Equal("p95 4.1 s, usually 2 s", row.Inputs[0].Words);
    }

    [Fact]
    public void Provider_WithoutAPast_IsNotCalledSlow() =>
        Assert.Equal(ProviderStatus.Healthy, Judge(Row() with { Latency = LatencyReadings.All(Number(40, "40 s")), UsualP95 = Reading.NoSeries("") }).Status);

    [Fact]
    public void Provider_WithALowScoreOfItsGateway_IsNotGreen() => Assert.Equal(ProviderStatus.Failing, Judge(Row() with { Score = Number(0.4, "0.4") }).Status);

    [Fact]
    public void Provider_ThatIsNotSeenAnyMore_IsLostSinceThen()
    {
        var row = Judge(Row() with { Traffic = Reading.NoSeries(""), Errors = Reading.NoSeries(""), LostSince = Now.AddMinutes(-20) });
        Assert.Equal(ProviderStatus.Lost, row.Status);
        Assert.Equal("last seen 2026-11-21 09:40 UTC", row.Inputs[0].Words);
    }

    [Fact]
    public void Provider_WhoseErrorsCannotBeAsked_IsUnknown() => Assert.Equal(ProviderStatus.Unknown, Judge(Row() with { Errors = Reading.Failed(Unreachable) }).Status);

    [Fact]
    public void Provider_WhoseGatewayDoesNotCountErrors_IsUnknownRatherThanGreen() =>
        Assert.Equal(ProviderStatus.Unknown, Judge(Row() with { Errors = Reading.NoSeries("") with { NotExported = true } }).Status);

    [Fact]
    public void Inputs_OfAStatus_NameEveryReadingOnce() => Assert.Equal(["errors", "breaker", "traffic", "latency", "score"], Judge(Row()).Inputs.Select(i => i.Name));

    private static readonly Failure Unreachable = new(FailureKind.Unreachable, "Prometheus", "the connection is refused", "Start it.");

    private static ProviderRow Judge(ProviderRow row) => ProviderJudge.Judge(row);

    private static ProviderRow Row() => new()
    {
        Gateway = "hub",
        Title = "Gatewayz",
        Provider = "openai",
        Traffic = Number(2, "2 req/s"),
        Errors = Zero("0 %") with { Value = 0, Note = "0 of 600 requests" },
        Latency = LatencyReadings.All(Number(2, "2 s")),
        UsualP95 = Number(1.9, "1.9 s"),
        Breaker = Zero("closed") with { Value = 0 },
        Spend = Number(1, "$1/h"),
        Score = Number(0.99, "0.99"),
    };

    private static Reading Number(double value, string text, string? note = null) => new() { State = PanelState.Value, Value = value, Text = text, Note = note, AsOf = Now };

    private static Reading Zero(string text) => new() { State = PanelState.Zero, Text = text, AsOf = Now };
}
