using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Simulation;

public sealed class GpuLoadTests
{
    private readonly World _world = new(3);

    [Fact]
    public void Percent_OverADay_StaysInRangeFollowsTheRhythmAndRepeats()
    {
        var midnight = new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);
        var night = Mean(_world, midnight.AddHours(2));
        var noon = Mean(_world, midnight.AddHours(15));

        Assert.InRange(night, 10, 45);
        Assert.InRange(noon, 60, 100);
        Assert.Equal(noon, Mean(new World(3), midnight.AddHours(15)));
        Assert.NotEqual(noon, Mean(new World(4), midnight.AddHours(15)));
    }

    [Fact]
    public void Percent_FaultyGpuOfFailingNode_IsIdle()
    {
        var start = SimulatedTime.Quiet(_world, TimeSpan.FromMinutes(30));
        _world.Play(Scenario.XidError, GpuNodes.First, start, TimeSpan.FromMinutes(5));
        var conditions = _world.At(start.AddMinutes(1));

        Assert.Equal(0, GpuLoad.Percent(_world, conditions, GpuNodes.First, GpuLoad.FaultyGpu));
        Assert.True(GpuLoad.Percent(_world, conditions, GpuNodes.Second, GpuLoad.FaultyGpu) > 0);
    }

    private static double Mean(World world, DateTimeOffset start) =>
        Enumerable.Range(0, 60).Average(minute => GpuLoad.NodePercent(world, world.At(start.AddMinutes(minute)), GpuNodes.First));
}
