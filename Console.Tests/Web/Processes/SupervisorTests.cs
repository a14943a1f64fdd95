using Microsoft.Extensions.Logging;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Tests.Web.Processes;

public sealed class SupervisorTests
{
    private readonly ManualTime _time = new();
    private readonly LogLines _log = new();
    private readonly List<string> _endings = [];

    [Fact]
    public async Task Run_ProgramThatEnds_IsStartedAgainAfterTheDelay()
    {
        using var stop = new CancellationTokenSource();
        var runs = 0;
        var running = Supervise(_ => Task.FromResult($"ended with exit code {++runs}"), stop.Token);

        await Eventually.TrueAsync("the first delay", () => _time.Waiting.Count == 1);
        Assert.Equal([TimeSpan.FromSeconds(1)], _time.Waiting);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(1, runs);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await Eventually.TrueAsync("the second delay", () => _time.Waiting.Count == 1);

        Assert.Equal([TimeSpan.FromSeconds(2)], _time.Waiting);
        Assert.Equal(["ended with exit code 1", "ended with exit code 2"], _endings);
        Assert.Equal((LogLevel.Error, "It ended with exit code 2. It is started again in 2 s."), _log.All[^1]);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Run_StartThatFails_IsTriedAgain()
    {
        using var stop = new CancellationTokenSource();
        var running = Supervise(_ => throw new IOException("no room"), stop.Token);

        await Eventually.TrueAsync("the delay", () => _time.Waiting.Count == 1);

        Assert.Equal(["could not be started: no room"], _endings);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Run_EndingThatWasAskedFor_IsNoFailure()
    {
        using var stop = new CancellationTokenSource();
        var running = Supervise(
            async stopping =>
            {
                await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return "was stopped";
            },
            stop.Token);

        await stop.CancelAsync();
        await running;

        Assert.Empty(_endings);
        Assert.Empty(_log.All);
    }

    private Task Supervise(Func<CancellationToken, Task<string>> runOnce, CancellationToken stopping) =>
        new Supervisor("It", runOnce, _endings.Add, _time, _log).RunAsync(stopping);
}
