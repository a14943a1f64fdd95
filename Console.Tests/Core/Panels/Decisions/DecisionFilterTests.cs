using OperatorConsole.Core.Panels.Decisions;

namespace OperatorConsole.Tests.Core.Panels.Decisions;

public sealed class DecisionFilterTests
{
    private static readonly Decision Slow = new()
    {
        Gateway = "edge",
        Time = DateTimeOffset.UnixEpoch,
        Outcome = DecisionOutcome.Paid,
        Layer = "l3",
        Client = "claude",
        Tool = "claude-code",
        Route = "api.anthropic.com /v1/messages",
        Latency = TimeSpan.FromSeconds(2.3),
        RequestId = "c3a5a0de-13c8-4f9b-a4a9-6b1cf0f2f1d2",
    };

    private static readonly Decision Rejected = Slow with { Outcome = DecisionOutcome.Rejected, Layer = "l0", Latency = TimeSpan.Zero, RequestId = null };

    [Theory]
    [InlineData(null, null, null, null, null, null, true, true)]
    [InlineData("", " ", "", "", " ", "", true, true)]
    [InlineData("edge", null, null, null, null, null, true, true)]
    [InlineData("hub", null, null, null, null, null, false, false)]
    [InlineData(null, "l3", null, null, null, null, true, false)]
    [InlineData(null, null, "claude", null, null, null, true, true)]
    [InlineData(null, null, "copilot", null, null, null, false, false)]
    [InlineData(null, null, null, "yes", null, null, false, false)]
    [InlineData(null, null, null, "no", null, null, true, true)]
    [InlineData(null, null, null, null, "C3A5", null, true, false)]
    [InlineData(null, null, null, null, "anthropic", null, true, true)]
    [InlineData(null, null, null, null, null, "500ms", true, false)]
    [InlineData(null, null, null, null, null, "2300ms", false, false)]
    public void Filter_OfAnAddress_TakesWhatItSays(
        string? gateway, string? layer, string? client, string? deflected, string? text, string? slower, bool takesSlow, bool takesRejected)
    {
        var filter = DecisionFilter.Parse(gateway, layer, client, deflected, text, slower).Value!;
        Assert.Equal((takesSlow, takesRejected), (filter.Takes(Slow), filter.Takes(Rejected)));
    }

    [Theory]
    [InlineData("maybe", null, "“deflected” cannot be read: “maybe”")]
    [InlineData(null, "fast", "“slower” cannot be read: “fast”")]
    public void Filter_ThatCannotBeRead_SaysWhatIsWrong(string? deflected, string? slower, string problem) =>
        Assert.Equal(problem, DecisionFilter.Parse(null, null, null, deflected, null, slower).Failure!.Problem);
}
