using System.Globalization;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Dcgm;

public sealed class DcgmExpositionTests
{
    // The default-on counters of dcgm-exporter with their types.
    private static readonly (string Name, string Kind)[] Families =
    [
        ("DCGM_FI_DEV_SM_CLOCK", "gauge"),
        ("DCGM_FI_DEV_MEM_CLOCK", "gauge"),
        ("DCGM_FI_DEV_MEMORY_TEMP", "gauge"),
        ("DCGM_FI_DEV_GPU_TEMP", "gauge"),
        ("DCGM_FI_DEV_POWER_USAGE", "gauge"),
        ("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "counter"),
        ("DCGM_FI_DEV_PCIE_REPLAY_COUNTER", "counter"),
        ("DCGM_FI_DEV_GPU_UTIL", "gauge"),
        ("DCGM_FI_DEV_MEM_COPY_UTIL", "gauge"),
        ("DCGM_FI_DEV_ENC_UTIL", "gauge"),
        ("DCGM_FI_DEV_DEC_UTIL", "gauge"),
        ("DCGM_FI_DEV_XID_ERRORS", "gauge"),
        ("DCGM_FI_DEV_FB_FREE", "gauge"),
        ("DCGM_FI_DEV_FB_USED", "gauge"),
        ("DCGM_FI_DEV_FB_RESERVED", "gauge"),
        ("DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", "counter"),
        ("DCGM_FI_DEV_VGPU_LICENSE_STATUS", "gauge"),
        ("DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", "counter"),
        ("DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS", "counter"),
        ("DCGM_FI_DEV_ROW_REMAP_FAILURE", "gauge"),
        ("DCGM_FI_PROF_GR_ENGINE_ACTIVE", "gauge"),
        ("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "gauge"),
        ("DCGM_FI_PROF_DRAM_ACTIVE", "gauge"),
        ("DCGM_FI_PROF_PCIE_TX_BYTES", "gauge"),
        ("DCGM_FI_PROF_PCIE_RX_BYTES", "gauge"),
    ];

    private readonly DcgmRun _run = new();

    [Fact]
    public void Families_OfANode_AreTheDefaultOnesForFourGpus()
    {
        var exposed = DcgmRun.Scrape(_run.First);

        Assert.Equal(Families, exposed.Families.Select(f => (f.Name, f.Kind)));
        Assert.All(exposed.Families, f => Assert.Equal(["0", "1", "2", "3"], f.Samples.Select(s => s["gpu"])));
    }

    [Fact]
    public void Labels_OfASample_StandInTheExportersOrder()
    {
        var sample = DcgmRun.Scrape(_run.First)["DCGM_FI_DEV_GPU_TEMP"].Samples[2];

        Assert.Equal(["gpu", "UUID", "pci_bus_id", "device", "modelName", "Hostname", "DCGM_FI_DRIVER_VERSION"], sample.Labels.Select(l => l.Name));
        Assert.Equal(("nvidia2", "NVIDIA A100-SXM4-80GB", "gpu-node-1"), (sample["device"], sample["modelName"], sample["Hostname"]));
        Assert.Matches("^GPU-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", sample["UUID"]);
        Assert.Matches("^0{8}:[0-9A-F]{2}:00\\.0$", sample["pci_bus_id"]);
    }

    [Fact]
    public void Uuids_OfAllGpus_Differ() =>
        Assert.Equal(8, _run.Gateway.Exporters.SelectMany(e => DcgmRun.Scrape(e)["DCGM_FI_DEV_GPU_TEMP"].Samples).Select(s => s["UUID"]).Distinct().Count());

    [Fact]
    public void Numbers_AreIntegersInFullOrRealsWithSixDecimals()
    {
        var exposed = DcgmRun.Scrape(_run.First);

        Assert.All(exposed["DCGM_FI_DEV_POWER_USAGE"].Samples, s => Assert.Matches("^[0-9]+\\.[0-9]{6}$", s.Value));
        Assert.All(exposed["DCGM_FI_PROF_DRAM_ACTIVE"].Samples, s => Assert.Matches("^0\\.[0-9]{6}$", s.Value));
        Assert.All(exposed["DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION"].Samples, s => Assert.Matches("^[0-9]{7,}$", s.Value));
        Assert.All(exposed["DCGM_FI_PROF_PCIE_TX_BYTES"].Samples, s => Assert.Matches("^[0-9]{7,}$", s.Value));
    }

    [Fact]
    public void MemoryTemperature_OfTheOneUnsupportedSensor_IsDcgmsBlankNumber()
    {
        var values = _run.Gateway.Exporters.SelectMany(e => DcgmRun.Scrape(e)["DCGM_FI_DEV_MEMORY_TEMP"].Samples).Select(s => s.Value).ToArray();

        Assert.Single(values, "9223372036854775794");
        Assert.All(values.Where(v => v != "9223372036854775794"), v => Assert.InRange(int.Parse(v, CultureInfo.InvariantCulture), 25, 95));
    }

    [Fact]
    public void Values_OfOneGpu_CohereWithItsLoad()
    {
        var exposed = DcgmRun.Scrape(_run.First);

        for (var gpu = 0; gpu < 4; gpu++)
        {
            var label = ("gpu", gpu.ToString(CultureInfo.InvariantCulture));
            var load = exposed.Sum("DCGM_FI_DEV_GPU_UTIL", label);
            Assert.InRange(exposed.Sum("DCGM_FI_DEV_POWER_USAGE", label), 62 + (3.18 * load) - 8, 62 + (3.18 * load) + 8);
            Assert.InRange(exposed.Sum("DCGM_FI_PROF_GR_ENGINE_ACTIVE", label), (load / 100 * 0.97) - 0.02, (load / 100 * 0.97) + 0.02);
            Assert.Equal(
                81_920, exposed.Sum("DCGM_FI_DEV_FB_USED", label) + exposed.Sum("DCGM_FI_DEV_FB_FREE", label) + exposed.Sum("DCGM_FI_DEV_FB_RESERVED", label));
        }
    }

    [Fact]
    public void Energy_OverAnHour_IsThePowerDrawn()
    {
        var before = DcgmRun.Scrape(_run.First);
        _run.Advance(TimeSpan.FromHours(1));
        var after = DcgmRun.Scrape(_run.First);

        var watts = (Energy(after) - Energy(before)) / 1_000 / 3_600;
        var drawn = (Power(before) + Power(after)) / 2;
        Assert.InRange(watts, drawn * 0.85, drawn * 1.15);
    }

    [Fact]
    public void Run_SameSeedTwice_IsIdentical()
    {
        Assert.Equal(_run.Second.Expose(), new DcgmRun().Second.Expose());
        Assert.NotEqual(_run.Second.Expose(), new DcgmRun(seed: 6).Second.Expose());
    }

    private static double Energy(Exposed exposed) => exposed.Sum("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", ("gpu", "1"));

    private static double Power(Exposed exposed) => exposed.Sum("DCGM_FI_DEV_POWER_USAGE", ("gpu", "1"));
}
