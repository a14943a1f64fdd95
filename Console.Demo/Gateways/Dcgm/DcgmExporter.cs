using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>The exporter of one node with its GPUs.</summary>
/// <remarks>It collects every 30 s, its default, and answers scrapes with what it last collected.</remarks>
internal sealed class DcgmExporter
{
    public const int CollectSeconds = 30;

    /// <summary>How many collections still find a GPU that has fallen off the bus.</summary>
    public const int ReportsOfALostGpu = 2;

    private readonly World _world;
    private readonly SimulationRandom _random;
    private readonly Ledger _ledger;
    private readonly MetricRegistry _registry = new(ExpositionDialect.Go);
    private readonly DcgmMetrics _metrics;
    private readonly Gpu[] _gpus;
    private bool _failed;

    public DcgmExporter(World world, string node, SimulationRandom random, Ledger ledger)
    {
        _ledger = ledger;
        _world = world;
        _random = random;
        Node = node;
        _metrics = new DcgmMetrics(_registry);
        var withoutSensor = node == GpuNodes.Second ? GpuLoad.GpusPerNode - 1 : -1;
        _gpus = [.. Enumerable.Range(0, GpuLoad.GpusPerNode).Select(i => new Gpu(i, node, random) { HasMemorySensor = i != withoutSensor })];
    }

    public string Node { get; }

    /// <summary>False while the node is lost.</summary>
    public bool Answers { get; private set; } = true;

    public IReadOnlyList<Gpu> Gpus => _gpus;

    public IEnumerable<Sample> Samples() => _registry.Samples();

    public string Expose() => DcgmText.Of(_registry);

    public void Boot(DateTimeOffset now)
    {
        _registry.Reset(now.ToUnixTimeSeconds());
        _failed = false;
        foreach (var gpu in _gpus) gpu.Boot();
    }

    public void Second(Conditions conditions)
    {
        if (conditions.Is(Scenario.GpuNodeLost, Node))
        {
            Answers = false;
            return;
        }
        var isBack = !Answers;
        if (isBack)
        {
            Answers = true;
            Boot(conditions.Time);
        }
        FollowIncident(conditions.Is(Scenario.XidError, Node));
        if (isBack || _registry.Families[0].Samples.Count == 0 || conditions.Time.ToUnixTimeSeconds() % CollectSeconds == 0) Collect(conditions);
    }

    /// <summary>Most of the errors cost the GPU; the others only leave their code behind.</summary>
    private void FollowIncident(bool failing)
    {
        if (failing == _failed) return;
        _failed = failing;
        var gpu = _gpus[GpuLoad.FaultyGpu];
        if (failing) gpu.Fail(_random.Weighted([0.6, 0.2, 0.2]) switch { 0 => Xid.FallenOffTheBus, 1 => Xid.DoubleBitError, _ => Xid.RowRemapped });
        // Somebody reset it: it is back, and its memory of errors is gone. Other errors need no reset.
        else if (!gpu.OnBus) gpu.Boot();
    }

    private void Collect(Conditions conditions)
    {
        foreach (var gpu in _gpus)
        {
            if (!gpu.OnBus) continue;
            var isGone = gpu.LastXid == Xid.FallenOffTheBus && gpu.Reports == ReportsOfALostGpu;
            if (isGone) gpu.FallOffTheBus(_registry);
            else _ledger.Add(Ledger.Joules, gpu.Collect(_metrics, GpuLoad.Percent(_world, conditions, Node, gpu.Index), CollectSeconds) * CollectSeconds);
        }
    }
}
