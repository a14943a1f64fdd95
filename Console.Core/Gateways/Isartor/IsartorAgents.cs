using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /debug/stats/agents</c>: what one process counted by tool since its start.</summary>
/// <remarks><code>{"agents":{"cursor":{"requests":1098,"cache_hits":377,"cache_misses":834,"average_latency_ms":812.5,"retry_count":65,"error_count":86}}}</code></remarks>
public sealed record IsartorAgents(IReadOnlyList<IsartorAgent> Agents)
{
    internal static IsartorAgents? Read(DebugFields fields) =>
        fields.Object("agents") is { } agents ? new IsartorAgents([.. agents.Members.Select(a => IsartorAgent.Read(a.Name, a.Fields))]) : null;
}

/// <summary>One tool.</summary>
/// <param name="Tool">Its name, as the User-Agent gives it away.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Hits">Hits of either cache.</param>
/// <param name="Misses">Look-ups neither cache could answer.</param>
/// <param name="ExactHits">Hits of the exact cache, l1a.</param>
/// <param name="ExactMisses">Its misses.</param>
/// <param name="SemanticHits">Hits of the semantic cache, l1b, which is asked after the exact one.</param>
/// <param name="SemanticMisses">Its misses.</param>
/// <param name="MeanLatencyMs">Milliseconds.</param>
/// <param name="Retries">Attempts beyond the first.</param>
/// <param name="Errors">Failed attempts, and one more for each request that failed in the end: it may exceed the requests.</param>
public sealed record IsartorAgent(
    string Tool, double? Requests, double? Hits, double? Misses, double? ExactHits, double? ExactMisses, double? SemanticHits, double? SemanticMisses,
    double? MeanLatencyMs, double? Retries, double? Errors)
{
    internal static IsartorAgent Read(string tool, DebugFields fields) => new(
        tool, fields.Number("requests"), fields.Number("cache_hits"), fields.Number("cache_misses"), fields.Number("l1a_hits"), fields.Number("l1a_misses"),
        fields.Number("l1b_hits"), fields.Number("l1b_misses"), fields.Number("average_latency_ms"), fields.Number("retry_count"), fields.Number("error_count"));
}
