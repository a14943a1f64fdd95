using System.Globalization;
using OperatorConsole.Demo.Gateways.Dcgm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Dcgm;

public sealed class DcgmScenarioTests
{
    private static readonly TimeSpan Incident = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Collection = TimeSpan.FromSeconds(DcgmExporter.CollectSeconds);

    private readonly DcgmRun _run = new();

    [Fact]
    public void XidError_FallenOffTheBus_ShowsItsCodeThenTheSeriesVanishUntilItIsReset()
    {
        FailWith(Xid.FallenOffTheBus);
        var reported = DcgmRun.Scrape(_run.First);
        _run.Advance(Collection * DcgmExporter.ReportsOfALostGpu);
        var vanished = DcgmRun.Scrape(_run.First);
        _run.Advance(Incident);
        var reset = DcgmRun.Scrape(_run.First);

        Assert.Equal(79, LastXid(reported));
        Assert.All(vanished.Families, f => Assert.Equal(["0", "1", "3"], f.Samples.Select(s => s["gpu"])));
        Assert.All(reset.Families, f => Assert.Equal(4, f.Samples.Count));
        Assert.Equal(0, LastXid(reset));
    }

    [Theory]
    [InlineData(Xid.DoubleBitError, "DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS")]
    [InlineData(Xid.RowRemapped, "DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS")]
    public void XidError_OfMemory_StaysWhenTheErrorIsOver(int code, string rows)
    {
        FailWith(code);
        var during = DcgmRun.Scrape(_run.First);
        _run.Advance(Incident + TimeSpan.FromMinutes(10));
        var after = DcgmRun.Scrape(_run.First);

        Assert.Equal((code, 0), (LastXid(during), during.Sum("DCGM_FI_DEV_GPU_UTIL", ("gpu", "2"))));
        Assert.Equal(code, LastXid(after));
        Assert.True(after.Sum("DCGM_FI_DEV_GPU_UTIL", ("gpu", "2")) > 0);
        Assert.True(after.Sum(rows, ("gpu", "2")) > 0);
    }

    [Fact]
    public void GpuNodeLost_TheNodesSeriesVanishAndItComesBackRebooted()
    {
        _run.World.Play(Scenario.GpuNodeLost, GpuNodes.Second, _run.Gateway.Now, Incident);
        var before = DcgmRun.Scrape(_run.Second);
        _run.Advance(TimeSpan.FromMinutes(1));

        Assert.False(_run.Gateway.Listeners[1].Answers());
        Assert.True(_run.Gateway.Listeners[0].Answers());

        _run.Advance(Incident);
        var after = DcgmRun.Scrape(_run.Second);
        Assert.True(_run.Gateway.Listeners[1].Answers());
        Assert.True(after.Sum("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION") < before.Sum("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION"));
        Assert.Equal(4, after["DCGM_FI_DEV_GPU_TEMP"].Samples.Count);
    }

    [Fact]
    public async Task GpuNodeLost_ItsPortIsCutAndTheOtherAnswers()
    {
        await using var first = await ListeningGateway.StartAsync(_run.Gateway.Listeners[0]);
        await using var second = await ListeningGateway.StartAsync(_run.Gateway.Listeners[1]);
        Assert.Contains("Hostname=\"gpu-node-2\"", await second.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);

        _run.World.Play(Scenario.GpuNodeLost, GpuNodes.Second, _run.Gateway.Now, Incident);
        _run.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<HttpRequestException>(() => second.Client.GetStringAsync("/metrics"));
        Assert.Equal(_run.First.Expose(), await first.Client.GetStringAsync("/metrics"));
    }

    /// <summary>Lets errors happen until one has this code: the code is chance. The run stands after the collection that reports it.</summary>
    private void FailWith(int code)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            _run.World.Play(Scenario.XidError, GpuNodes.First, _run.Gateway.Now, Incident);
            _run.Advance(Collection);
            if (LastXid(DcgmRun.Scrape(_run.First)) == code) return;
            _run.Advance(Incident + Incident);
        }
        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Sixty errors and none of them was an Xid {code}."));
    }

    private static double LastXid(Exposed exposed) => exposed.Sum("DCGM_FI_DEV_XID_ERRORS", ("gpu", "2"));
}
