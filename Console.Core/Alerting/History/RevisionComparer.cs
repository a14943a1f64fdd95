using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Core.Alerting.History;

/// <summary>How a rule file differs between two changes.</summary>
/// <param name="From">The change it is compared from: the file as it left it.</param>
/// <param name="To">The change it is compared to.</param>
/// <param name="Diff">The lines that differ; empty where none does.</param>
/// <param name="Changes">What is different, in a few words.</param>
public sealed record RevisionComparison(RuleRevision From, RuleRevision To, string Diff, IReadOnlyList<string> Changes);

/// <summary>Compares what any two changes made of a file.</summary>
public sealed class RevisionComparer(RuleHistory history, RuleVersions versions)
{
    /// <summary>Compares two changes of one file.</summary>
    public Result<RevisionComparison> Compare(long from, long to)
    {
        if (history.Find(from) is not { } one) return NoSuchChange(from);
        if (history.Find(to) is not { } other) return NoSuchChange(to);
        if (one.File != other.File)
            return new Failure(FailureKind.Refused, FormattableString.Invariant($"Changes {from} and {to}"), $"they are of two files, {one.File} and {other.File}", "Choose two changes of one file.");
        var before = StateOf(one);
        if (!before.Succeeded) return before.Failure;
        var after = StateOf(other);
        if (!after.Succeeded) return after.Failure;
        return new RevisionComparison(one, other, LineDiff.Of(before.Value, after.Value), RuleComparison.Describe(RuleFile.Read(before.Value), RuleFile.Read(after.Value)));
    }

    /// <summary>The file as a change left it: as it was before, where the change was taken back or never written.</summary>
    private Result<string> StateOf(RuleRevision revision)
    {
        if (revision.Result is RevisionResult.Unknown or RevisionResult.Begun) return Unknown(revision, "how it ended is not known");
        return versions.Find(revision.Result is RevisionResult.NotWritten or RevisionResult.RolledBack ? revision.OldHash : revision.NewHash) is { } content
            ? content.Text
            : Unknown(revision, "the file as it left it is not kept any more");
    }

    private static Failure NoSuchChange(long id) => new(FailureKind.NotFound, "The history", FormattableString.Invariant($"there is no change {id}"), "Reload the page.");

    private static Failure Unknown(RuleRevision revision, string problem) => new(FailureKind.NotFound, FormattableString.Invariant($"Change {revision.Id}"), problem, "Choose another one.");
}
