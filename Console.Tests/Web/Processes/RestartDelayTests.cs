using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Tests.Web.Processes;

public class RestartDelayTests
{
    [Fact]
    public void After_EndingAtOnce_DoublesUpToAMinute()
    {
        var delay = new RestartDelay();

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 8).Select(_ => delay.After(TimeSpan.FromSeconds(3)).TotalSeconds));
    }

    [Fact]
    public void After_RunningLongEnough_BeginsAnew()
    {
        var delay = new RestartDelay();
        delay.After(TimeSpan.Zero);
        delay.After(TimeSpan.Zero);

        Assert.Equal(RestartDelay.First, delay.After(TimeSpan.FromMinutes(1)));
        Assert.Equal(RestartDelay.First * 2, delay.After(TimeSpan.Zero));
    }
}
