using System.Globalization;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>One A100 with 80 GB: what its load does to clocks, power, temperature and memory.</summary>
internal sealed class Gpu(int index, string node, SimulationRandom random)
{
    private const string Model = "NVIDIA A100-SXM4-80GB";
    private const string Driver = "550.127.05";
    private const double MemoryMiB = 81_920;
    private const double ReservedMiB = 869;

    private static readonly string[] PciBusIds = ["00000000:07:00.0", "00000000:0F:00.0", "00000000:47:00.0", "00000000:4E:00.0"];

    private readonly double _weightsMiB = 61_400 + random.Between(0, 4_000);
    private readonly double _inlet = random.Between(25.0, 30.0);
    private double _temperature = 34;
    private int _correctableRows;
    private int _uncorrectableRows;

    /// <summary>Label values in the order of <see cref="DcgmMetrics.LabelNames"/>.</summary>
    public string[] LabelValues { get; } =
    [
        index.ToString(CultureInfo.InvariantCulture), "GPU-" + random.Uuid(), PciBusIds[index],
        string.Create(CultureInfo.InvariantCulture, $"nvidia{index}"), Model, node, Driver,
    ];

    public int Index => index;

    /// <summary>Whether the driver still reaches it.</summary>
    public bool OnBus { get; private set; } = true;

    /// <summary>The last Xid error since boot. It stays: a second error with the same code cannot be seen.</summary>
    public int LastXid { get; private set; }

    /// <summary>How often its last error has been exported.</summary>
    public int Reports { get; private set; }

    /// <summary>One board of the fleet does not support this sensor.</summary>
    public bool HasMemorySensor { get; init; } = true;

    public void Boot()
    {
        OnBus = true;
        LastXid = 0;
        Reports = 0;
        _temperature = 34;
    }

    /// <summary>The driver reports an error; remapped rows are written to the board for good.</summary>
    public void Fail(int xid)
    {
        LastXid = xid;
        Reports = 0;
        if (xid == Xid.DoubleBitError) _uncorrectableRows++;
        if (xid == Xid.RowRemapped) _correctableRows++;
    }

    /// <summary>The driver no longer reaches the GPU: nothing is exported of it, and nothing says so.</summary>
    public void FallOffTheBus(MetricRegistry registry)
    {
        OnBus = false;
        foreach (var family in registry.Families) family.Remove(LabelValues);
    }

    /// <summary>Sets the GPU's series after so many seconds at this load, in percent, and returns the watts it drew.</summary>
    public double Collect(DcgmMetrics metrics, double load, int seconds)
    {
        var busy = load / 100;
        var watts = 62 + (318 * busy) + random.Between(-4.0, 4.0);
        // Temperature follows power slowly.
        _temperature += (_inlet + 6 + (watts * 0.105) - _temperature) * (1 - Math.Exp(-seconds / 40.0));
        metrics.SmClock.With(LabelValues).Value = load < 1 ? 210 : 1_410 - (busy > 0.9 ? 15 * random.Between(0, 4) : 0);
        metrics.MemoryClock.With(LabelValues).Value = 1_593;
        metrics.MemoryTemperature.With(LabelValues).Value = HasMemorySensor ? Math.Round(_temperature + 4 + (busy * 6)) : DcgmText.NotSupported;
        metrics.Temperature.With(LabelValues).Value = Math.Round(_temperature);
        metrics.Power.With(LabelValues).Value = Math.Round(watts, 3);
        metrics.Energy.With(LabelValues).Add(Math.Round(watts * 1_000) * seconds);
        metrics.PcieReplays.With(LabelValues).Add(random.Chance(3e-4) ? 1 : 0);
        metrics.Utilization.With(LabelValues).Value = Math.Round(load);
        metrics.MemoryCopy.With(LabelValues).Value = Math.Round(load * 0.42);
        metrics.Encoder.With(LabelValues).Value = 0;
        metrics.Decoder.With(LabelValues).Value = 0;
        metrics.XidErrors.With(LabelValues).Value = LastXid;
        if (LastXid != 0) Reports++;
        // The engine takes its memory at start; what moves is activations and the rest.
        var used = load <= 0 ? 4 : Math.Round(_weightsMiB + (busy * 9_000));
        metrics.MemoryUsed.With(LabelValues).Value = used;
        metrics.MemoryReserved.With(LabelValues).Value = ReservedMiB;
        metrics.MemoryFree.With(LabelValues).Value = MemoryMiB - ReservedMiB - used;
        metrics.NvLink.With(LabelValues).Add(Math.Round(busy * random.Between(900, 1_100) * seconds));
        metrics.VgpuLicense.With(LabelValues).Value = 0;
        Raise(metrics.UncorrectableRows, _uncorrectableRows);
        Raise(metrics.CorrectableRows, _correctableRows);
        metrics.RemapFailure.With(LabelValues).Value = 0;
        metrics.EngineActive.With(LabelValues).Value = Math.Clamp((busy * 0.97) + random.Between(-0.01, 0.01), 0, 1);
        metrics.TensorActive.With(LabelValues).Value = busy * 0.31;
        metrics.DramActive.With(LabelValues).Value = busy * 0.55;
        metrics.PcieSent.With(LabelValues).Value = Math.Round(busy * 4.1e8);
        metrics.PcieReceived.With(LabelValues).Value = Math.Round(busy * 6.3e8);
        return watts;
    }

    private void Raise(MetricFamily<Counter> family, int to)
    {
        var counter = family.With(LabelValues);
        counter.Add(to - counter.Value);
    }
}
