using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/rules/history</c>: who changed which rule when and why, and taking it back.</summary>
internal static class RuleHistoryApi
{
    private const int MostRevisions = 1000;

    public static void MapRuleHistoryApi(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("/rules/history").WithTags("Rules");
        history.MapGet("", List).WithName("ListRuleHistory").WithSummary("The changes of rules, the latest first.");
        history.MapGet("/compare", Compare).WithName("CompareRuleRevisions").WithSummary("How a rule file differs between two changes.");
        history.MapGet("/{id:long}", Find).WithName("GetRuleRevision").WithSummary("One change.");
        history.MapPost("/{id:long}/revert", RevertAsync).WithName("RevertRuleChange").WithSummary("Takes a change back, as a change of its own.");
        history.MapPost("/{id:long}/keep", Keep).WithName("KeepRuleChange").WithSummary("Takes the time box off a change: it stays.");
    }

    private static Ok<RuleHistoryAnswer> List(RuleHistory history, int limit = 100) =>
        TypedResults.Ok(new RuleHistoryAnswer([.. history.Revisions.Take(Math.Clamp(limit, 1, MostRevisions))]));

    private static Results<Ok<RevisionComparisonAnswer>, ProblemHttpResult> Compare(long from, long to, RevisionComparer comparer)
    {
        var compared = comparer.Compare(from, to);
        return compared.Succeeded ? TypedResults.Ok(RevisionComparisonAnswer.Of(compared.Value)) : Problems.Of(compared.Failure);
    }

    private static Results<Ok<RuleRevision>, ProblemHttpResult> Find(long id, RuleHistory history) =>
        history.Find(id) is { } revision ? TypedResults.Ok(revision) : NoSuchChange(id);

    private static async Task<Results<Ok<ApplyAnswer>, ProblemHttpResult>> RevertAsync(
        long id, RevertQuestion? question, HttpContext context, RuleReverter reverter, RulePlanner planner, CancellationToken cancellation)
    {
        var reason = question?.Reason is { Length: > 0 } given ? given : FormattableString.Invariant($"Takes change {id} back.");
        var order = reverter.OrderOf(id, Asker.Of(context), reason);
        if (!order.Succeeded) return Problems.Of(order.Failure);
        var outcome = await reverter.RevertAsync(id, Asker.Of(context), reason, null, cancellation);
        return outcome.Succeeded ? TypedResults.Ok(ApplyAnswer.Of(outcome.Value)) : RuleChangesApi.Refused(outcome.Failure, order.Value, planner);
    }

    private static Results<Ok<RuleRevision>, ProblemHttpResult> Keep(long id, HttpContext context, RuleHistory history) => history.Find(id) switch
    {
        null => NoSuchChange(id),
        { IsTimed: false } => TypedResults.Problem("It has no time box, or that is over.", statusCode: StatusCodes.Status409Conflict, title: FormattableString.Invariant($"Change {id}")),
        _ => TypedResults.Ok(history.Untime(id, $"Kept by {Asker.Of(context)}.")),
    };

    private static ProblemHttpResult NoSuchChange(long id) => Problems.NotFound("No such change", FormattableString.Invariant($"The history has no change {id}."));
}

/// <param name="Revisions">The latest first.</param>
internal sealed record RuleHistoryAnswer(IReadOnlyList<RuleRevision> Revisions);

/// <param name="Reason">Why; history names the change that is taken back in any case.</param>
internal sealed record RevertQuestion(string? Reason);

/// <param name="From">The change it is compared from: the file as it left it.</param>
/// <param name="To">The change it is compared to.</param>
/// <param name="Diff">The lines that differ; empty where none does.</param>
/// <param name="Changes">What is different, in a few words.</param>
internal sealed record RevisionComparisonAnswer(long From, long To, string File, string Diff, IReadOnlyList<string> Changes)
{
    public static RevisionComparisonAnswer Of(RevisionComparison compared) => new(compared.From.Id, compared.To.Id, compared.From.File, compared.Diff, compared.Changes);
}
