using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Takes a change back, as a change of its own: the very bytes where the file is still what it became, the changed values where only the rule is.</summary>
public sealed class RuleReverter(RuleApplier applier, RuleSet files, RuleHistory history, RuleVersions versions)
{
    /// <summary>Takes a change back.</summary>
    /// <param name="id">The change.</param>
    /// <param name="who">Who wants it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellation">Stops it while nothing is written.</param>
    public async Task<Result<ApplyOutcome>> RevertAsync(long id, string who, string reason, IProgress<ApplyStep>? progress, CancellationToken cancellation)
    {
        var order = OrderOf(id, who, reason);
        if (!order.Succeeded) return order.Failure;
        var outcome = await applier.ApplyAsync(order.Value, progress, cancellation);
        if (outcome.Succeeded && history.Find(id) is { IsTimed: true }) history.Untime(id, FormattableString.Invariant($"Taken back by change {outcome.Value.Revision.Id}."));
        return outcome;
    }

    /// <summary>What would take a change back.</summary>
    public Result<RuleOrder> OrderOf(long id, string who, string reason)
    {
        if (history.Find(id) is not { } revision) return new Failure(FailureKind.NotFound, "The history", FormattableString.Invariant($"there is no change {id}"), "Reload the page.");
        if (revision.Result is not (RevisionResult.Active or RevisionResult.Saved)) return Refused(revision, "it is not in force, so there is nothing to take back");
        if (versions.Find(revision.OldHash) is not { } old || versions.Find(revision.NewHash) is not { } after) return Refused(revision, "the bytes from before are not kept any more");
        var order = new RuleOrder(new RuleKey(revision.File, revision.Group, revision.Index), revision.NewHash) { Rule = revision.Rule, Who = who, Reason = reason, Reverts = id };
        if (files.Find(revision.File).Value?.Content.Hash == revision.NewHash) return order with { WholeText = old.Text };

        var (was, became) = (RuleIn(old, revision), RuleIn(after, revision));
        if (was is null || became is null || was.Name.Value != became.Name.Value || Count(old, revision) != Count(after, revision))
            return new Failure(FailureKind.Conflict, revision.File, "the file has been changed since, and this change was about more than values", "Make the change by hand.");
        var back = Back(became, was);
        return order with { Edit = (text, rule) => RuleEditor.Change(text, rule, back) };
    }

    private static RuleChanges Back(Rule from, Rule to) => new()
    {
        Expr = from.Expr.Value == to.Expr.Value ? null : to.Expr.Value,
        For = from.ForText?.Value == to.ForText?.Value ? null : to.ForText?.Value ?? "",
        KeepFiringFor = from.KeepFiringForText?.Value == to.KeepFiringForText?.Value ? null : to.KeepFiringForText?.Value ?? "",
        Labels = Back(from.Labels, to.Labels),
        Annotations = Back(from.Annotations, to.Annotations),
    };

    private static Dictionary<string, string?> Back(IReadOnlyList<RuleText> from, IReadOnlyList<RuleText> to) =>
        from.Concat(to).Select(t => t.Name.Value).Distinct()
            .Select(name => (Name: name, From: Text(from, name), To: Text(to, name)))
            .Where(t => t.From != t.To).ToDictionary(t => t.Name, t => t.To);

    private static string? Text(IReadOnlyList<RuleText> texts, string name) => texts.FirstOrDefault(t => t.Name.Value == name)?.Value.Value;

    private static Rule? RuleIn(RuleFileContent content, RuleRevision revision) => GroupIn(content, revision)?.Rules.ElementAtOrDefault(revision.Index);

    private static int? Count(RuleFileContent content, RuleRevision revision) => GroupIn(content, revision)?.Rules.Count;

    private static RuleGroup? GroupIn(RuleFileContent content, RuleRevision revision) => RuleFile.Read(content.Text).Groups.FirstOrDefault(g => g.Name == revision.Group);

    private static Failure Refused(RuleRevision revision, string problem) => new(FailureKind.Refused, FormattableString.Invariant($"Change {revision.Id}"), problem, "Make the change by hand.");
}
