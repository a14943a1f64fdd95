using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The GPU nodes as PrivateRouter sees them: through their heartbeats only.</summary>
/// <remarks>
/// A node that falls silent is noticed late: it counts as healthy until a sweep (every 30 s) finds its last heartbeat
/// (every 60 s) older than 180 s. So its gauge stays 1 for up to 210 s, and its utilisation keeps the last value for good.
/// Nodes are rows of a database: they outlive a restart, the gauges do not.
/// </remarks>
internal sealed class GpuFleet(PrivateRouterMetrics metrics)
{
    public const int HeartbeatSeconds = 60;
    public const int SweepSeconds = 30;
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(180);

    private const int Capacity = 32;

    private readonly List<GpuNode> _nodes = [];

    public IReadOnlyList<GpuNode> Nodes => _nodes;

    /// <summary>Adds a node; none when there are too many.</summary>
    public GpuNode? Register(string name, DateTimeOffset now)
    {
        if (_nodes.Count == Capacity) return null;
        var node = new GpuNode(_nodes.Count + 1, name, now);
        _nodes.Add(node);
        return node;
    }

    public GpuNode? Find(int id) => id >= 1 && id <= _nodes.Count ? _nodes[id - 1] : null;

    public void Heartbeat(GpuNode node, GpuReport report, DateTimeOffset now)
    {
        node.LastHeartbeat = now;
        node.Report = report;
        node.Healthy = true;
        metrics.GpuNodeUtilization.With(node.IdText, node.Name).Value = report.Utilization;
        metrics.GpuNodeUp.With(node.IdText, node.Name).Value = 1;
    }

    public void Sweep(DateTimeOffset now)
    {
        foreach (var node in _nodes)
        {
            node.Healthy = node.LastHeartbeat is { } last && now - last <= StaleAfter;
            metrics.GpuNodeUp.With(node.IdText, node.Name).Value = node.Healthy ? 1 : 0;
        }
    }

    /// <summary>A node to send work to, healthy as far as is known.</summary>
    public GpuNode? Pick(SimulationRandom random)
    {
        var healthy = 0;
        foreach (var node in _nodes) if (node.Serves) healthy++;
        var wanted = (int)(random.NextDouble() * healthy);
        foreach (var node in _nodes) if (node.Serves && wanted-- == 0) return node;
        return null;
    }
}

/// <summary>What a node says in its heartbeat.</summary>
internal sealed record GpuReport(double Utilization, double MemoryUsedGb, IReadOnlyList<string> LoadedModels);

internal sealed class GpuNode(int id, string name, DateTimeOffset createdAt)
{
    public int Id => id;

    public string IdText { get; } = id.ToString(CultureInfo.InvariantCulture);

    public string Name => name;

    public DateTimeOffset CreatedAt => createdAt;

    public DateTimeOffset? LastHeartbeat { get; set; }

    public GpuReport? Report { get; set; }

    public bool Healthy { get; set; }

    /// <summary>Healthy, and a model is loaded.</summary>
    public bool Serves => Healthy && Report is { LoadedModels.Count: > 0 };
}
