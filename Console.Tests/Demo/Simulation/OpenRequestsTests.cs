using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Simulation;

public sealed class OpenRequestsTests
{
    private static readonly DateTimeOffset Time = new(2026, 5, 17, 2, 34, 30, TimeSpan.Zero);

    [Fact]
    public void TryEnd_SeveralOpen_GivesThemInTheOrderOfTheirEnds()
    {
        var open = new OpenRequests<string>();
        open.Begin("slow", Time.AddSeconds(9));
        open.Begin("fast", Time.AddSeconds(1));
        open.Begin("later", Time.AddSeconds(10));

        Assert.True(open.TryEnd(Time.AddSeconds(10), out var first, out var firstEnd));
        Assert.True(open.TryEnd(Time.AddSeconds(10), out var second, out _));
        Assert.False(open.TryEnd(Time.AddSeconds(10), out _, out _));
        Assert.Equal(("fast", Time.AddSeconds(1), "slow", 1), (first, firstEnd, second, open.Count));
    }
}
