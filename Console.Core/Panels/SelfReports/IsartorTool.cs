using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>One line of the command <c>isartor stats --by-tool</c>.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Requests">Requests.</param>
/// <param name="Cache">The share of look-ups that one of the caches answered.</param>
/// <param name="Exact">The share the exact cache answered.</param>
/// <param name="Semantic">The share the semantic cache answered of what the exact one could not.</param>
/// <param name="Latency">The mean duration.</param>
/// <param name="Retries">Attempts beyond the first.</param>
/// <param name="Errors">Failed attempts.</param>
public sealed record IsartorTool(string Tool, Reading Requests, Reading Cache, Reading Exact, Reading Semantic, Reading Latency, Reading Retries, Reading Errors)
{
    private const string SinceStart = "of one process, since its start";

    /// <summary>The lines of an answer, the busiest tool first.</summary>
    public static IReadOnlyList<IsartorTool> Of(Seen<IsartorAgents> seen) =>
        [.. (seen.Value?.Agents ?? []).OrderByDescending(a => a.Requests ?? 0).Select(a => Of(seen, a.Tool))];

    private static IsartorTool Of(Seen<IsartorAgents> seen, string tool)
    {
        IsartorAgent Agent(IsartorAgents all) => all.Agents.First(a => a.Tool == tool);
        return new IsartorTool(
            tool,
            seen.Tell(a => Agent(a).Requests, "count", SinceStart),
            seen.Share(a => Agent(a).Hits, a => Agent(a).Hits + Agent(a).Misses, "look-ups", SinceStart),
            seen.Share(a => Agent(a).ExactHits, a => Agent(a).ExactHits + Agent(a).ExactMisses, "look-ups", "l1a"),
            seen.Share(a => Agent(a).SemanticHits, a => Agent(a).SemanticHits + Agent(a).SemanticMisses, "look-ups", "l1b, which is asked after l1a"),
            seen.Tell(a => Agent(a).MeanLatencyMs / 1000, "seconds", $"mean {SinceStart}; of a stream until its headers"),
            seen.Tell(a => Agent(a).Retries, "count", $"attempts beyond the first, {SinceStart}"),
            seen.Tell(a => Agent(a).Errors, "count", $"failed attempts, and one more for each request that failed for good, {SinceStart}: more than requests are possible"));
    }
}
