using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Where an apply is; shown while it goes on.</summary>
public enum ApplyStep
{
    /// <summary>It waits for another change to end.</summary>
    Waiting,

    /// <summary>All files are checked.</summary>
    Checking,

    /// <summary>The file is written.</summary>
    Writing,

    /// <summary>Prometheus reads its files again.</summary>
    Reloading,

    /// <summary>Prometheus is asked what it runs.</summary>
    Confirming,

    /// <summary>The old bytes are put back.</summary>
    RollingBack,
}

/// <summary>What came of an apply.</summary>
/// <param name="Revision">The change as history has it.</param>
/// <param name="Plan">What was changed.</param>
/// <param name="Notes">What an operator should know besides.</param>
public sealed record ApplyOutcome(RuleRevision Revision, RulePlan Plan, IReadOnlyList<string> Notes)
{
    /// <summary>Whether Prometheus runs it.</summary>
    public bool IsActive => Revision.Result == RevisionResult.Active;
}

/// <summary>
/// Puts a change into a rule file and into force, or leaves everything as it was: lock, compare, check, write, reload, confirm, note.
/// </summary>
public sealed class RuleApplier(RulePlanner planner, RulePrecheck precheck, RuleActivation activation, RuleRecovery recovery, RuleHistory history, RuleVersions versions, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Applies a change. From the first byte on it goes to its end, whoever stops waiting.</summary>
    /// <param name="order">The change.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellation">Stops it while nothing is written.</param>
    public async Task<Result<ApplyOutcome>> ApplyAsync(RuleOrder order, IProgress<ApplyStep>? progress, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(order.Reason)) return new Failure(FailureKind.Refused, "The change", "it has no reason", "Say in a few words why: others will ask.");
        progress?.Report(ApplyStep.Waiting);
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            // A plan for a file that is not ours must not even lock its folder.
            var first = planner.Plan(order);
            if (!first.Succeeded) return first.Failure;
            var held = await FolderLock.TakeAsync(Path.GetDirectoryName(first.Value.File.Access.Target)!, LockPatience, time, cancellation);
            if (!held.Succeeded) return held.Failure;
            using (held.Value)
            {
                var unfinished = await recovery.FinishAsync(order.Key.File, cancellation);
                return unfinished is null ? await ApplyLockedAsync(order, progress, cancellation) : unfinished;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends what a crash left half done; at the start of the console, and again until it is done.</summary>
    /// <returns>Why something still is not; null where nothing is left.</returns>
    public async Task<Failure?> RecoverAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            return await recovery.FinishAllAsync(LockPatience, cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<Result<ApplyOutcome>> ApplyLockedAsync(RuleOrder order, IProgress<ApplyStep>? progress, CancellationToken cancellation)
    {
        progress?.Report(ApplyStep.Checking);
        var planned = planner.Plan(order);
        if (!planned.Succeeded) return planned.Failure;
        var plan = planned.Value;
        var check = await precheck.CheckAsync(plan, cancellation);
        if (!check.Succeeded) return check.Failure;
        var ready = await activation.CanBeActivatedAsync(plan.File, cancellation);
        if (!ready.Succeeded) return ready.Failure;
        List<string> notes = [.. check.Value, .. ready.Value];
        if (plan.IsMoved) notes.Add("The file was changed elsewhere meanwhile; this rule was not, and the rest stays as it is now.");
        if (plan.File.Access is { Mode: FileAccessMode.InPlace, Reason: { } reason }) notes.Add($"Not at once: {reason}.");

        RuleRevision revision;
        try
        {
            versions.Keep(plan.File.Content);
            versions.Keep(plan.After);
            revision = history.Begin(Describe(order, plan));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(FailureKind.UpstreamError, "The history", $"the change cannot be noted: {problem.Message}", "Make room in storage.path; nothing was changed.");
        }
        return await WriteAsync(revision, plan, notes, progress);
    }

    private async Task<Result<ApplyOutcome>> WriteAsync(RuleRevision revision, RulePlan plan, List<string> notes, IProgress<ApplyStep>? progress)
    {
        progress?.Report(ApplyStep.Writing);
        try
        {
            var write = RuleFileWriter.Write(plan.File.Access, plan.After.Bytes, plan.File.Content.Hash);
            if (!write.IsWritten)
                return Ended(revision, write.Kept is null ? RevisionResult.NotWritten : RevisionResult.Unknown, new Failure(FailureKind.Conflict, plan.File.Path, "somebody else has written the file at the same moment", $"Try again: nothing of theirs is lost.{Kept(write)}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var (_, said) = PutBack(plan, isTorn: plan.File.Access.Mode == FileAccessMode.InPlace);
            return Ended(revision, RevisionResult.NotWritten, new Failure(FailureKind.UpstreamError, plan.File.Path, $"it cannot be written: {problem.Message}", $"Make room, or give the console the right to. {said}"));
        }
        progress?.Report(ApplyStep.Reloading);
        var activated = await activation.ActivateAsync(plan.File.Path, plan.After.Text, () => progress?.Report(ApplyStep.Confirming), CancellationToken.None);
        if (activated.Succeeded)
        {
            if (!IsStill(plan)) notes.Add("Somebody else has written the file since: look whether this change is still in it.");
            if (activated.Value == RevisionResult.Saved) notes.Add("Prometheus does not let the console reload it: the change is not active until it is reloaded. The console watches for that.");
            return End(revision, activated.Value, null) is { } told ? new ApplyOutcome(told, plan, notes) : new ApplyOutcome(revision with { Result = activated.Value }, plan, [.. notes, "History could not be completed: storage.path is full or cannot be written."]);
        }
        progress?.Report(ApplyStep.RollingBack);
        return await RollBackAsync(revision, plan, activated.Failure);
    }

    private async Task<Result<ApplyOutcome>> RollBackAsync(RuleRevision revision, RulePlan plan, Failure cause)
    {
        var (isBack, said) = PutBack(plan, isTorn: false);
        if (!isBack && !IsStill(plan))
            return Ended(revision, RevisionResult.Unknown, new Failure(FailureKind.Conflict, plan.File.Path, $"somebody else has written it before Prometheus ran this change ({cause.Problem})", $"Look whether the change is in the file as it is now. {said}"));
        if (!isBack) return Ended(revision, RevisionResult.Unknown, cause with { Remedy = $"{cause.Remedy} {said}" });
        var again = await activation.ActivateAsync(plan.File.Path, plan.File.Content.Text, null, CancellationToken.None);
        var loaded = again.Succeeded ? "and loaded again" : $"but Prometheus has not loaded it again: {again.Failure.Problem}";
        return Ended(revision, RevisionResult.RolledBack, cause with { Remedy = $"{cause.Remedy} The file is as it was before, {loaded}." });
    }

    /// <summary>Puts the old bytes back, unless somebody else has written others meanwhile.</summary>
    private static (bool IsBack, string Said) PutBack(RulePlan plan, bool isTorn)
    {
        try
        {
            var now = RuleFileContent.HashOf(File.ReadAllBytes(plan.File.Access.Target));
            if (now == plan.File.Content.Hash) return (true, "The file is as it was before.");
            if (now != plan.After.Hash && !isTorn) return (false, "Somebody else has changed the file meanwhile, so it was left as it is.");
            var write = RuleFileWriter.Write(plan.File.Access, plan.File.Content.Bytes, now);
            return write.IsWritten
                ? (true, "The file is as it was before.")
                : (false, $"Somebody else has changed the file meanwhile, so it was left as it is.{Kept(write)}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (false, $"The old bytes cannot be put back: {problem.Message}. They are kept in storage.path under rules/versions/{plan.File.Content.Hash}.gz.");
        }
    }

    private static string Kept(FileWrite write) => write.Kept is { } kept ? $" Two have written at once: the file holds the later, with or without this change; the earlier is kept as {kept}." : "";

    private static bool IsStill(RulePlan plan)
    {
        try
        {
            return RuleFileContent.HashOf(File.ReadAllBytes(plan.File.Access.Target)) == plan.After.Hash;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Failure Ended(RuleRevision revision, RevisionResult result, Failure failure)
    {
        var told = End(revision, result, $"{failure.Problem}. {failure.Remedy}");
        return told is null ? failure with { Remedy = $"{failure.Remedy} History could not be completed." } : failure;
    }

    private RuleRevision? End(RuleRevision revision, RevisionResult result, string? message)
    {
        try
        {
            return history.End(revision.Id, result, message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null; // recovery ends it at the next start
        }
    }

    private RuleRevision Describe(RuleOrder order, RulePlan plan) => new()
    {
        Id = 0,
        At = time.GetUtcNow(),
        Who = order.Who,
        Reason = order.Reason.Trim(),
        File = plan.File.Path,
        Group = order.Key.Group,
        Index = plan.Rule?.Key.Index ?? order.Key.Index,
        Rule = plan.Rule?.Rule.Name.Value ?? order.Rule,
        Changes = plan.Changes,
        Diff = plan.Diff,
        OldHash = plan.File.Content.Hash,
        NewHash = plan.After.Hash,
        IsInPlace = plan.File.Access.Mode == FileAccessMode.InPlace,
        Reverts = order.Reverts,
        Until = order.Window is { } window ? time.GetUtcNow() + window : null,
    };
}
