using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>The counters dcgm-exporter exports unless told otherwise, in the order of its default file.</summary>
internal sealed class DcgmMetrics(MetricRegistry registry)
{
    public static readonly string[] LabelNames = ["gpu", "UUID", "pci_bus_id", "device", "modelName", "Hostname", "DCGM_FI_DRIVER_VERSION"];

    public MetricFamily<Gauge> SmClock { get; } = Gauge(registry, "DCGM_FI_DEV_SM_CLOCK", "SM clock frequency (in MHz).");

    public MetricFamily<Gauge> MemoryClock { get; } = Gauge(registry, "DCGM_FI_DEV_MEM_CLOCK", "Memory clock frequency (in MHz).");

    public MetricFamily<Gauge> MemoryTemperature { get; } = Gauge(registry, "DCGM_FI_DEV_MEMORY_TEMP", "Memory temperature (in C).");

    public MetricFamily<Gauge> Temperature { get; } = Gauge(registry, "DCGM_FI_DEV_GPU_TEMP", "GPU temperature (in C).");

    public MetricFamily<Gauge> Power { get; } = Gauge(registry, "DCGM_FI_DEV_POWER_USAGE", "Power draw (in W).");

    public MetricFamily<Counter> Energy { get; } = Counter(registry, "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "Total energy consumption since boot (in mJ).");

    public MetricFamily<Counter> PcieReplays { get; } = Counter(registry, "DCGM_FI_DEV_PCIE_REPLAY_COUNTER", "Total number of PCIe retries.");

    public MetricFamily<Gauge> Utilization { get; } = Gauge(registry, "DCGM_FI_DEV_GPU_UTIL", "GPU utilization (in %).");

    public MetricFamily<Gauge> MemoryCopy { get; } = Gauge(registry, "DCGM_FI_DEV_MEM_COPY_UTIL", "Memory utilization (in %).");

    public MetricFamily<Gauge> Encoder { get; } = Gauge(registry, "DCGM_FI_DEV_ENC_UTIL", "Encoder utilization (in %).");

    public MetricFamily<Gauge> Decoder { get; } = Gauge(registry, "DCGM_FI_DEV_DEC_UTIL", "Decoder utilization (in %).");

    public MetricFamily<Gauge> XidErrors { get; } = Gauge(registry, "DCGM_FI_DEV_XID_ERRORS", "Value of the last XID error encountered.");

    public MetricFamily<Gauge> MemoryFree { get; } = Gauge(registry, "DCGM_FI_DEV_FB_FREE", "Framebuffer memory free (in MiB).");

    public MetricFamily<Gauge> MemoryUsed { get; } = Gauge(registry, "DCGM_FI_DEV_FB_USED", "Framebuffer memory used (in MiB).");

    public MetricFamily<Gauge> MemoryReserved { get; } = Gauge(registry, "DCGM_FI_DEV_FB_RESERVED", "Framebuffer memory reserved (in MiB).");

    public MetricFamily<Counter> NvLink { get; } = Counter(registry, "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", "Total number of NVLink bandwidth counters for all lanes");

    public MetricFamily<Gauge> VgpuLicense { get; } = Gauge(registry, "DCGM_FI_DEV_VGPU_LICENSE_STATUS", "vGPU License status");

    public MetricFamily<Counter> UncorrectableRows { get; } =
        Counter(registry, "DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", "Number of remapped rows for uncorrectable errors");

    public MetricFamily<Counter> CorrectableRows { get; } =
        Counter(registry, "DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS", "Number of remapped rows for correctable errors");

    public MetricFamily<Gauge> RemapFailure { get; } = Gauge(registry, "DCGM_FI_DEV_ROW_REMAP_FAILURE", "Whether remapping of rows has failed");

    public MetricFamily<Gauge> EngineActive { get; } = Gauge(registry, "DCGM_FI_PROF_GR_ENGINE_ACTIVE", "Ratio of time the graphics engine is active.");

    public MetricFamily<Gauge> TensorActive { get; } =
        Gauge(registry, "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "Ratio of cycles the tensor (HMMA) pipe is active.");

    public MetricFamily<Gauge> DramActive { get; } =
        Gauge(registry, "DCGM_FI_PROF_DRAM_ACTIVE", "Ratio of cycles the device memory interface is active sending or receiving data.");

    public MetricFamily<Gauge> PcieSent { get; } = Gauge(
        registry, "DCGM_FI_PROF_PCIE_TX_BYTES", "The rate of data transmitted over the PCIe bus - including both protocol headers and data payloads - in bytes per second.");

    public MetricFamily<Gauge> PcieReceived { get; } = Gauge(
        registry, "DCGM_FI_PROF_PCIE_RX_BYTES", "The rate of data received over the PCIe bus - including both protocol headers and data payloads - in bytes per second.");

    private static MetricFamily<Gauge> Gauge(MetricRegistry registry, string name, string help) => registry.Gauge(name, help, LabelNames);

    private static MetricFamily<Counter> Counter(MetricRegistry registry, string name, string help) => registry.Counter(name, help, LabelNames);
}
