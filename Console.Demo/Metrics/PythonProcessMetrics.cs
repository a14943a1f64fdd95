namespace OperatorConsole.Demo.Metrics;

/// <summary>The families prometheus_client adds to every Python process on its own.</summary>
/// <param name="registry">Where they are printed; create this before the process' own families, they come first.</param>
/// <param name="version">The interpreter's version, such as <c>3.12.8</c>.</param>
/// <param name="baseMemory">Bytes in memory just after the start.</param>
/// <param name="maxOpenFiles">The limit of open files.</param>
internal sealed class PythonProcessMetrics(MetricRegistry registry, string version, double baseMemory, double maxOpenFiles)
{
    private readonly MetricFamily<Gauge> _virtualMemory = registry.Gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.");
    private readonly MetricFamily<Gauge> _residentMemory = registry.Gauge("process_resident_memory_bytes", "Resident memory size in bytes.");
    private readonly MetricFamily<Gauge> _startTime = registry.Gauge("process_start_time_seconds", "Start time of the process since unix epoch in seconds.");
    private readonly MetricFamily<Counter> _cpu = registry.CollectedCounter("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.");
    private readonly MetricFamily<Gauge> _openFiles = registry.Gauge("process_open_fds", "Number of open file descriptors.");
    private readonly MetricFamily<Gauge> _maxOpenFiles = registry.Gauge("process_max_fds", "Maximum number of open file descriptors.");
    private readonly MetricFamily<Gauge> _info = registry.Gauge("python_info", "Python platform information", "implementation", "major", "minor", "patchlevel", "version");
    private readonly MetricFamily<Counter> _collected = registry.CollectedCounter("python_gc_objects_collected_total", "Objects collected during gc", "generation");
    private readonly MetricFamily<Counter> _uncollectable =
        registry.CollectedCounter("python_gc_objects_uncollectable_total", "Uncollectable objects found during GC", "generation");
    private readonly MetricFamily<Counter> _collections =
        registry.CollectedCounter("python_gc_collections_total", "Number of times this generation was collected", "generation");

    private double _allocations;

    /// <summary>Sets what is fixed for the life of a process; call it when the process has started.</summary>
    public void Boot()
    {
        var parts = version.Split('.');
        _info.With("CPython", parts[0], parts[1], parts[2], version).Value = 1;
        _startTime.Value.Value = registry.Time;
        _maxOpenFiles.Value.Value = maxOpenFiles;
        _allocations = 0;
        Collect(40, 4, 1);
        foreach (var generation in (ReadOnlySpan<string>)["0", "1", "2"]) _uncollectable.With(generation).Add(0);
        Second(0, 0);
    }

    /// <summary>One second in which so many requests were begun and so many are open.</summary>
    public void Second(int requests, int open)
    {
        _cpu.Value.Add(0.004 + (requests * 0.006));
        _openFiles.Value.Value = 18 + open;
        // The heap grows towards its plateau in the first hours, as allocators keep what they once had.
        var uptime = _cpu.Value.Value;
        var memory = baseMemory * (1 + (0.35 * uptime / (uptime + 600))) + (open * 96 * 1024);
        _residentMemory.Value.Value = Math.Floor(memory / 4096) * 4096;
        _virtualMemory.Value.Value = Math.Floor(memory * 3.4 / 4096) * 4096;
        _allocations += requests * 0.9;
        if (_allocations < 1) return;
        var young = (int)_allocations;
        _allocations -= young;
        var before = _collections.With("0").Value;
        Collect(young, (int)((before + young) / 11) - (int)(before / 11), (int)((before + young) / 1300) - (int)(before / 1300));
    }

    private void Collect(int young, int middle, int old)
    {
        Collect("0", young, 310);
        Collect("1", middle, 120);
        Collect("2", old, 45);
    }

    private void Collect(string generation, int times, int objects)
    {
        _collections.With(generation).Add(times);
        _collected.With(generation).Add(times * objects);
    }
}
