using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Tests.Core.Gateways.Isartor;

public sealed class ProcessWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private ProcessWatch? _watch;

    [Fact]
    public void Watch_OfOneProcess_FindsNoChange()
    {
        Look(0, TimeSpan.FromHours(1), 100);
        Look(30, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30), 130);
        Look(60, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(59), 131);
        Assert.Equal((ProcessChange.None, 1), (_watch!.Change, _watch.Starts.Count));
    }

    [Fact]
    public void Watch_OfAProcessThatBeginsAnew_FindsTheRestart()
    {
        Look(0, TimeSpan.FromHours(1), 100);
        Look(30, TimeSpan.FromSeconds(5), 2);
        Assert.Equal((ProcessChange.Restarted, Noon.AddSeconds(25)), (_watch!.Change, Assert.Single(_watch.Starts)));
    }

    [Fact]
    public void Watch_OfProcessesThatTakeTurns_FindsReplicas()
    {
        Look(0, TimeSpan.FromHours(1), 100);
        Look(30, TimeSpan.FromHours(5), 900);
        Look(60, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(60), 160);
        Assert.Equal((ProcessChange.Replicas, 2), (_watch!.Change, _watch.Starts.Count));
    }

    [Fact]
    public void Watch_OfReplicasThatStartedTogether_FindsThemByCountsThatFall()
    {
        Look(0, TimeSpan.FromHours(1), 100);
        Look(30, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30), 70);
        Assert.Equal(ProcessChange.Replicas, _watch!.Change);
    }

    [Fact]
    public void Watch_OfManyProcesses_StaysBounded()
    {
        for (var i = 0; i < 100; i++) Look(30 * i, TimeSpan.FromHours(i + 1), null);
        Assert.Equal(16, _watch!.Starts.Count);
    }

    private void Look(int seconds, TimeSpan uptime, double? prompts) => _watch = ProcessWatch.Look(_watch, Noon.AddSeconds(seconds), uptime, prompts);
}
