using OperatorConsole.Core.Queries;

namespace OperatorConsole.Tests.Core.Queries;

public class FairGateTests
{
    [Fact]
    public async Task Enter_WhileOneAsksMuch_LetsTheOthersTakeTurns()
    {
        var gate = new FairGate(1);
        var inside = await gate.EnterAsync("first", CancellationToken.None);
        var order = new List<string>();
        var all = new List<Task>();
        foreach (var asker in new[] { "greedy", "greedy", "greedy", "modest", "other" }) all.Add(PassAsync(asker));

        inside.Dispose();
        await Task.WhenAll(all);

        Assert.Equal(["greedy", "modest", "other", "greedy", "greedy"], order);

        async Task PassAsync(string asker)
        {
            using var place = await gate.EnterAsync(asker, CancellationToken.None);
            lock (order) order.Add(asker);
        }
    }

    [Fact]
    public async Task Enter_GivenUpWhileWaiting_TakesNoPlace()
    {
        var gate = new FairGate(1);
        var inside = await gate.EnterAsync("a", CancellationToken.None);
        using var giveUp = new CancellationTokenSource();
        var waiting = gate.EnterAsync("b", giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        inside.Dispose();

        using var next = await gate.EnterAsync("c", CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(gate.EnterAsync("d", CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Enter_WithFreePlaces_LetsAsManyIn()
    {
        var gate = new FairGate(2);
        using var a = await gate.EnterAsync("a", CancellationToken.None);
        using var b = await gate.EnterAsync("a", CancellationToken.None);
        Assert.False(gate.EnterAsync("a", CancellationToken.None).IsCompleted);
    }
}
