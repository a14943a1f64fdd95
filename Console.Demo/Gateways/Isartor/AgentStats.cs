namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One tool's row of <c>/debug/stats/agents</c>.</summary>
internal sealed class AgentStats
{
    public long Requests { get; set; }

    public long TotalLatencyMs { get; set; }

    public long CacheHits { get; private set; }

    public long CacheMisses { get; private set; }

    public long ExactHits { get; private set; }

    public long ExactMisses { get; private set; }

    public long SemanticHits { get; private set; }

    public long SemanticMisses { get; private set; }

    /// <summary>Attempts beyond the first.</summary>
    public long Retries { get; set; }

    /// <summary>Failed attempts, and one more for each request that failed in the end.</summary>
    public long Errors { get; set; }

    public void Cache(string layer, bool hit)
    {
        switch (layer, hit)
        {
            case ("l1", true): CacheHits++; break;
            case ("l1", false): CacheMisses++; break;
            case ("l1a", true): ExactHits++; break;
            case ("l1a", false): ExactMisses++; break;
            case ("l1b", true): SemanticHits++; break;
            case ("l1b", false): SemanticMisses++; break;
        }
    }
}
