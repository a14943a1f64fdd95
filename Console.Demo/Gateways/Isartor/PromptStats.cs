using System.Runtime.InteropServices;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What the gateway counts in memory for <c>/debug/stats/*</c> and <c>/health</c>; a restart forgets it.</summary>
internal sealed class PromptStats
{
    public const int Capacity = 200;

    private readonly Dictionary<string, AgentStats> _agents = [];

    public long Total { get; private set; }

    public long Deflected { get; private set; }

    public Dictionary<string, long> ByLayer { get; } = [];

    public Dictionary<string, long> BySurface { get; } = [];

    public Dictionary<string, long> ByClient { get; } = [];

    public Dictionary<string, long> ByTool { get; } = [];

    public Ring<Exchange> Recent { get; } = new(Capacity);

    /// <summary>The last decisions on the proxy surface alone.</summary>
    public Ring<Exchange> RecentProxied { get; } = new(Capacity);

    public IReadOnlyDictionary<string, AgentStats> Agents => _agents;

    public AgentStats Agent(string tool)
    {
        ref var agent = ref CollectionsMarshal.GetValueRefOrAddDefault(_agents, tool, out _);
        return agent ??= new AgentStats();
    }

    public void Add(in Exchange exchange)
    {
        Total++;
        if (exchange.Layer.IsDeflected()) Deflected++;
        Count(ByLayer, exchange.Layer.ShortName());
        Count(BySurface, exchange.Traffic.Surface);
        Count(ByClient, exchange.Traffic.Client);
        Count(ByTool, exchange.Traffic.Tool);
        var agent = Agent(exchange.Traffic.Tool);
        agent.Requests++;
        agent.TotalLatencyMs += exchange.LatencyMs;
        Recent.Add(exchange);
        if (exchange.Traffic.Surface == Traffic.Proxy) RecentProxied.Add(exchange);
    }

    public void Clear()
    {
        Total = Deflected = 0;
        foreach (var counts in (ReadOnlySpan<Dictionary<string, long>>)[ByLayer, BySurface, ByClient, ByTool]) counts.Clear();
        _agents.Clear();
        Recent.Clear();
        RecentProxied.Clear();
    }

    private static void Count(Dictionary<string, long> counts, string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
