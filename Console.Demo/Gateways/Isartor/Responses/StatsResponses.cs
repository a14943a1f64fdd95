using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /debug/proxy/recent</c>: the only place where a request of this gateway has an id.</summary>
internal sealed record ProxyRecentResponse(IReadOnlyList<ProxyDecision> Entries)
{
    public static ProxyRecentResponse Of(PromptStats stats, int limit) => new([.. stats.RecentProxied.Newest(limit).Select(ProxyDecision.Of)]);
}

internal sealed record ProxyDecision(
    string RequestId, string Timestamp, string Client, string Hostname, string Path, string PromptHash, string FinalLayer, string ResolvedBy, bool Deflected, long LatencyMs)
{
    public static ProxyDecision Of(Exchange e) => new(
        e.RequestId, Stamp.Body(e.Time), e.Traffic.Client, e.Traffic.Hostname, e.Traffic.Path, e.PromptHash, e.Layer.ShortName(), e.ResolvedBy!, e.Layer.IsDeflected(), e.LatencyMs);
}

/// <summary><c>GET /debug/stats/prompts</c>.</summary>
internal sealed record PromptStatsResponse(
    long TotalPrompts, long TotalDeflectedPrompts, Counts ByLayer, Counts BySurface, Counts ByClient, Counts ByTool, IReadOnlyList<PromptEntry> Recent)
{
    public static PromptStatsResponse Of(PromptStats stats, int limit) => new(
        stats.Total, stats.Deflected, new(stats.ByLayer), new(stats.BySurface), new(stats.ByClient), new(stats.ByTool), [.. stats.Recent.Newest(limit).Select(PromptEntry.Of)]);
}

internal sealed record PromptEntry(
    string Timestamp, string TrafficSurface, string Client, string EndpointFamily, string Route, string PromptHash, string FinalLayer,
    string? ResolvedBy, bool Deflected, long LatencyMs, int StatusCode, string Tool)
{
    public static PromptEntry Of(Exchange e) => new(
        Stamp.Body(e.Time), e.Traffic.Surface, e.Traffic.Client, e.Traffic.Family, e.Traffic.Route, e.PromptHash, e.Layer.ShortName(),
        e.ResolvedBy, e.Layer.IsDeflected(), e.LatencyMs, e.Status, e.Traffic.Tool);
}

/// <summary><c>GET /debug/stats/agents</c>.</summary>
internal sealed record AgentStatsResponse(SortedDictionary<string, AgentEntry> Agents)
{
    public static AgentStatsResponse Of(PromptStats stats) =>
        new(new SortedDictionary<string, AgentEntry>(stats.Agents.ToDictionary(a => a.Key, a => AgentEntry.Of(a.Value)), StringComparer.Ordinal));
}

internal sealed record AgentEntry(
    long Requests, long CacheHits, long CacheMisses,
    [property: JsonPropertyName("l1a_hits")] long ExactHits,
    [property: JsonPropertyName("l1a_misses")] long ExactMisses,
    [property: JsonPropertyName("l1b_hits")] long SemanticHits,
    [property: JsonPropertyName("l1b_misses")] long SemanticMisses,
    double AverageLatencyMs, long RetryCount, long ErrorCount)
{
    public static AgentEntry Of(AgentStats s) => new(
        s.Requests, s.CacheHits, s.CacheMisses, s.ExactHits, s.ExactMisses, s.SemanticHits, s.SemanticMisses,
        s.Requests == 0 ? 0 : (double)s.TotalLatencyMs / s.Requests, s.Retries, s.Errors);
}

/// <summary>Counts by name, in the order of the names.</summary>
internal sealed class Counts(Dictionary<string, long> counts) : SortedDictionary<string, long>(counts, StringComparer.Ordinal);
