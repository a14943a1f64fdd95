using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Panels.Decisions;

namespace OperatorConsole.Tests.Core.Panels.Decisions;

public sealed class DecisionLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly DecisionLog _log = new("edge");
    private long _number;

    [Fact]
    public void Log_OfARequestInBothRings_HasItOnceWithWhatEachTells()
    {
        Look([Proxied("a", 1)], [Prompt(1)]);
        var decision = Assert.Single(_log.Decisions);
        Assert.Equal(("a", "cursor", 200), (decision.RequestId, decision.Tool, decision.Status));
    }

    [Fact]
    public void Log_OfARequestThatOneRingHadFirst_HasItOnce()
    {
        Look([], [Prompt(1)]);
        Assert.Null(Assert.Single(_log.Decisions).RequestId);
        Look([Proxied("a", 1)], [Prompt(1)]);
        Assert.Equal("a", Assert.Single(_log.Decisions).RequestId);
    }

    [Fact]
    public void Log_OfTheSameRingsAgain_StaysAsItIs()
    {
        Look([Proxied("b", 2), Proxied("a", 1)], [Prompt(2), Prompt(1), Prompt(0, "gateway")]);
        var before = _log.Decisions;
        Look([Proxied("b", 2), Proxied("a", 1)], [Prompt(2), Prompt(1), Prompt(0, "gateway")]);
        Assert.Equal(before, _log.Decisions);
        Assert.Equal(["b", "a", null], before.Select(d => d.RequestId));
    }

    [Fact]
    public void Log_OfTwoRequestsThatAreEqualInAllThatIsTold_HasBoth()
    {
        Look([], [Prompt(1, "gateway"), Prompt(1, "gateway")]);
        Look([], [Prompt(1, "gateway"), Prompt(1, "gateway")]);
        Assert.Equal(2, _log.Decisions.Count);
    }

    [Fact]
    public void Log_OfARingThatCouldNotBeRead_KeepsWhatItHas()
    {
        Look([Proxied("a", 1)], [Prompt(1)]);
        Look(null, [Prompt(2, "gateway"), Prompt(1)]);
        Assert.Equal([null, "a"], _log.Decisions.Select(d => d.RequestId));
    }

    [Fact]
    public void Log_OfRingsThatTurnedOver_SaysThatSomethingIsMissing()
    {
        Look([], [.. Enumerable.Range(0, 200).Reverse().Select(i => Prompt(i, "gateway"))]);
        Look([], [.. Enumerable.Range(100, 200).Reverse().Select(i => Prompt(i, "gateway"))]);
        Assert.False(_log.HasGap);
        Look([], [.. Enumerable.Range(500, 200).Reverse().Select(i => Prompt(i, "gateway"))]);
        Assert.True(_log.HasGap);
    }

    [Fact]
    public void Log_OfMoreThanItHolds_KeepsTheNewestAndDoublesNothing()
    {
        var all = Enumerable.Range(0, DecisionLog.Capacity + 100).Reverse().Select(i => Prompt(i, "gateway")).ToArray();
        Look([], all);
        Look([], all);
        Assert.Equal(DecisionLog.Capacity, _log.Decisions.Count);
        Assert.Equal(_log.Decisions.Count, _log.Decisions.Select(d => d.Time).Distinct().Count());
        Assert.Equal(Noon.AddSeconds(DecisionLog.Capacity + 99), _log.Decisions[0].Time);
        Assert.Equal(Noon.AddSeconds(100), _log.Decisions[^1].Time);
    }

    [Theory]
    [InlineData("l0", true, DecisionOutcome.Rejected)]
    [InlineData("l1a", true, DecisionOutcome.Deflected)]
    [InlineData("l2", true, DecisionOutcome.Deflected)]
    [InlineData("l3", false, DecisionOutcome.Paid)]
    [InlineData("miss", false, DecisionOutcome.Miss)]
    [InlineData("l9", true, DecisionOutcome.Deflected)]
    [InlineData(null, null, DecisionOutcome.Unknown)]
    public void Decision_OfALayer_CountsRejectedOnesAsRejected(string? layer, bool? deflected, DecisionOutcome outcome)
    {
        Look([], [Prompt(1, "gateway") with { Layer = layer, Deflected = deflected }]);
        Assert.Equal(outcome, Assert.Single(_log.Decisions).Outcome);
    }

    private void Look(IsartorDecision[]? proxied, IsartorPrompt[]? prompts) => _log.Add(proxied, prompts, () => ++_number);

    private static IsartorDecision Proxied(string id, int second) =>
        new(id, Noon.AddSeconds(second), "copilot", "api.example.com", "/v1/chat", $"hash{second}", "l1a", "exact_cache", true, 3);

    private static IsartorPrompt Prompt(int second, string surface = "proxy") => new(
        Noon.AddSeconds(second), surface, "copilot", "api.example.com /v1/chat", $"hash{second}", "l1a", "exact_cache", true, 3, 200, "cursor");
}
