namespace OperatorConsole.Demo.Simulation;

/// <summary>How busy each GPU is at a moment. A pure function, so that a node's exporter and its heartbeats tell the same.</summary>
internal static class GpuLoad
{
    public const int GpusPerNode = 4;

    /// <summary>The GPU of a node that is hit by an Xid error.</summary>
    public const int FaultyGpu = 2;

    /// <summary>Percent of the time the GPU is busy.</summary>
    public static double Percent(World world, Conditions conditions, string node, int gpu)
    {
        if (gpu == FaultyGpu && conditions.Is(Scenario.XidError, node)) return 0;
        var neighbour = node == GpuNodes.First ? GpuNodes.Second : GpuNodes.First;
        // Whoever is left takes over the work of a lost node.
        var load = conditions.Load * (conditions.Is(Scenario.GpuNodeLost, neighbour) ? 1.4 : 1);
        var key = ((ulong)(uint)world.Seed << 32) ^ ((ulong)node[^1] << 8) ^ (ulong)gpu;
        var seconds = conditions.Time.ToUnixTimeSeconds();
        var drift = Between(key, seconds, 300);
        var flutter = Between(key ^ 0x5EED, seconds, 4);
        return Math.Clamp(14 + (46 * load) + (18 * (drift - 0.5)) + (12 * (flutter - 0.5)), 0, 100);
    }

    /// <summary>The mean of a node's GPUs, as its agent reports it.</summary>
    public static double NodePercent(World world, Conditions conditions, string node)
    {
        var sum = 0.0;
        for (var gpu = 0; gpu < GpusPerNode; gpu++) sum += Percent(world, conditions, node, gpu);
        return sum / GpusPerNode;
    }

    /// <summary>A smooth random value in [0, 1) that turns about every <paramref name="period"/> seconds.</summary>
    private static double Between(ulong key, long seconds, int period)
    {
        var (turn, rest) = Math.DivRem(seconds, period);
        var share = (double)rest / period;
        share = share * share * (3 - (2 * share));
        return (Noise(key, turn) * (1 - share)) + (Noise(key, turn + 1) * share);
    }

    private static double Noise(ulong key, long turn) => new SimulationRandom((key * 0xD1342543DE82EF95) + (ulong)turn).NextDouble();
}
