using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Decisions;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/decisions</c>: what gateways decided about their latest requests.</summary>
internal static class DecisionsApi
{
    private const int MostDecisions = 1000;

    public static void MapDecisionsApi(this IEndpointRouteBuilder api) => api.MapGet("/decisions", ListAsync).WithTags("Decisions")
        .WithName("ListDecisions").WithSummary("The latest routing decisions of all gateways that tell them, newest first.");

    private static async Task<Results<Ok<DecisionsAnswer>, ProblemHttpResult>> ListAsync(
        LiveFeed<DecisionsSnapshot> feed, CancellationToken cancellation,
        string? gateway = null, string? layer = null, string? client = null,
        [Description("yes or no")] string? deflected = null,
        [Description("a part of the id, hash, route, tool or client")] string? q = null,
        [Description("only those that took longer, such as 500ms")] string? slower = null,
        int limit = 200)
    {
        var filter = DecisionFilter.Parse(gateway, layer, client, deflected, q, slower);
        if (!filter.Succeeded) return Problems.Of(filter.Failure);
        if (limit is < 1 or > MostDecisions) return Problems.BadRequest("The limit", $"“limit” must be between 1 and {MostDecisions}.");
        var snapshot = await feed.GetAsync(cancellation);
        var wanted = snapshot.Decisions.Where(filter.Value.Takes).ToArray();
        return TypedResults.Ok(new DecisionsAnswer(
            snapshot.AsOf, wanted.Length, [.. wanted.Take(limit).Select(DecisionAnswer.Of)],
            [.. snapshot.Sources.Select(s => new DecisionSourceAnswer(s.Gateway, s.Tells, s.Note, [.. s.Failures.Select(f => FailureAnswer.Of(f)!)]))]));
    }
}

/// <summary>Decisions, of how many that were asked for, and where they come from.</summary>
internal sealed record DecisionsAnswer(DateTimeOffset AsOf, int Total, IReadOnlyList<DecisionAnswer> Decisions, IReadOnlyList<DecisionSourceAnswer> Sources);

/// <summary>One decision; what is not told is left out.</summary>
internal sealed record DecisionAnswer(
    string Gateway, DateTimeOffset Time, DecisionOutcome Outcome, string? Layer, string? ResolvedBy, string? Surface, string? Client, string? Tool, string? Route,
    double? LatencySeconds, int? Status, string? RequestId, string? PromptHash)
{
    public static DecisionAnswer Of(Decision d) =>
        new(d.Gateway, d.Time, d.Outcome, d.Layer, d.ResolvedBy, d.Surface, d.Client, d.Tool, d.Route, d.Latency?.TotalSeconds, d.Status, d.RequestId, d.PromptHash);
}

/// <summary>Whether a gateway tells its decisions.</summary>
internal sealed record DecisionSourceAnswer(string Gateway, bool Tells, string? Note, IReadOnlyList<FailureAnswer> Failures);
