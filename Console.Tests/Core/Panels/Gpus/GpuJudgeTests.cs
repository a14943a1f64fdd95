using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;

namespace OperatorConsole.Tests.Core.Panels.Gpus;

public sealed class GpuJudgeTests
{
    private static readonly GpuRow Fine = new()
    {
        Key = new MachineKey("gpu", "node-1", "GPU 0"),
        Utilisation = Told(0.5),
        Xid = Told(0),
        Ecc = Told(0),
        Temperature = Told(60),
        MemoryTemperature = Reading.NoSeries("no sensor"),
    };

    [Fact]
    public void Gpu_ThatWorks_IsWorking() => Assert.Equal((GpuStatus.Working, ""), Judge(Fine));

    [Fact]
    public void Gpu_WithoutWork_IsIdle() => Assert.Equal((GpuStatus.Idle, ""), Judge(Fine with { Utilisation = Told(0) }));

    [Theory]
    [InlineData(79, GpuStatus.Failing, "last Xid 79: the GPU fell off the bus")]
    [InlineData(999, GpuStatus.Failing, "last Xid 999: see NVIDIA's list of Xid codes")]
    [InlineData(31, GpuStatus.Working, "last Xid 31: a program's memory page fault")]
    public void Gpu_WithAnXid_IsFailingWhereTheBoardIsMeant(double code, GpuStatus status, string reason) =>
        Assert.Equal((status, reason), Judge(Fine with { Xid = Told(code) }));

    [Fact]
    public void Gpu_WithRemappedRows_IsFailing() =>
        Assert.Equal((GpuStatus.Failing, "2 memory rows remapped after errors that could not be corrected"), Judge(Fine with { Ecc = Told(2) }));

    [Theory]
    [InlineData(84.9, GpuStatus.Working)]
    [InlineData(85, GpuStatus.Failing)]
    public void Gpu_ThatIsHot_IsFailing(double degrees, GpuStatus status) => Assert.Equal(status, Judge(Fine with { Temperature = Told(degrees) }).Status);

    [Fact]
    public void Node_ToldToBeDown_IsDown() => Assert.Equal(GpuStatus.Down, Judge(Fine with { Up = Told(0) }).Status);

    [Fact]
    public void Gpu_OfWhichOnlyOldValuesAreKnown_IsNotJudgedByThem()
    {
        var failure = new OperatorConsole.Core.Failure(OperatorConsole.Core.FailureKind.Timeout, "Prometheus", "no answer", "");
        Reading Old(double value) => Reading.Failed(failure).OrStale(Told(value));
        Assert.NotEqual(GpuStatus.Failing, Judge(Fine with { Xid = Old(79), Utilisation = Old(0.5) }).Status);
        Assert.Equal(GpuStatus.Unknown, Judge(Fine with { Utilisation = Reading.Failed(failure) }).Status);
    }

    private static (GpuStatus Status, string Reasons) Judge(GpuRow row)
    {
        var (status, reasons) = GpuJudge.Judge(row);
        return (status, string.Join("; ", reasons));
    }

    private static Reading Told(double value) => new() { State = value == 0 ? PanelState.Zero : PanelState.Value, Value = value, Text = $"{value}" };
}
