using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Agents;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/agents</c>: what tools and agents did over a range.</summary>
internal static class AgentsApi
{
    public static void MapAgentsApi(this IEndpointRouteBuilder api) => api.MapGet("/agents", ListAsync).WithTags("Agents")
        .WithName("ListAgents").WithSummary("Tools and agents over a range of time, the busiest first.");

    private static async Task<Results<Ok<AgentListAnswer>, ProblemHttpResult>> ListAsync(
        HttpContext context, AgentReader reader, TimeProvider time, CancellationToken cancellation, string from = "now-1h", string to = "now", string tz = "UTC")
    {
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        var period = new TimeRange(from, to).Resolve(time.GetUtcNow(), zone.Value);
        if (!period.Succeeded) return Problems.Of(period.Failure);
        var answer = await reader.ReadAsync(period.Value, Asker.Of(context), cancellation);
        return TypedResults.Ok(new AgentListAnswer(
            answer.AsOf, answer.Window.TotalSeconds, [.. answer.Rows.Select(AgentAnswer.Of)], answer.CannotTell, [.. answer.Failures.Select(f => FailureAnswer.Of(f)!)]));
    }
}

/// <summary>Tools over a range, and the gateways that do not count by tool.</summary>
internal sealed record AgentListAnswer(
    DateTimeOffset AsOf, double WindowSeconds, IReadOnlyList<AgentAnswer> Agents, IReadOnlyDictionary<string, string> CannotTell, IReadOnlyList<FailureAnswer> Failures);

/// <summary>One tool at one gateway.</summary>
internal sealed record AgentAnswer(
    string Gateway, string Tool, ReadingAnswer Requests, ReadingAnswer Errors, ReadingAnswer Deflection, ReadingAnswer Cache, ReadingAnswer Latency, ReadingAnswer Retries,
    ReadingAnswer Savings)
{
    public static AgentAnswer Of(AgentRow row) => new(
        row.Gateway, row.Tool, ReadingAnswer.Of(row.Requests), ReadingAnswer.Of(row.Errors), ReadingAnswer.Of(row.Deflection), ReadingAnswer.Of(row.Cache),
        ReadingAnswer.Of(row.Latency), ReadingAnswer.Of(row.Retries), ReadingAnswer.Of(row.Savings));
}
