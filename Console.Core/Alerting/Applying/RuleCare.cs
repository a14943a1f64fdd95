using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Looks after changes once they are made: what a crash left half done, what waits for a reload, what is to be taken back at a time.</summary>
public sealed class RuleCare(RuleApplier applier, RuleReverter reverter, RuleActivation activation, RuleHistory history, TimeProvider time)
{
    /// <summary>Prometheus tells whole seconds: another reload in the same one looks like the one before.</summary>
    private static readonly TimeSpan SameSecond = TimeSpan.FromSeconds(5);

    private DateTimeOffset? _lastConfig;
    private long _noticed;

    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Whom history names for what happens by itself.</summary>
    public const string Itself = "the console";

    /// <summary>Looks until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do await LookAsync(cancellation);
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var revisions = history.Revisions;
        // Only what is left from before: what an apply has just begun holds the same lock.
        if (revisions.Any(r => r.Result == RevisionResult.Begun)) await applier.RecoverAsync(cancellation);
        var saved = revisions.Where(r => r.Result == RevisionResult.Saved).ToList();
        if (saved.Count > 0 && await WasReloadedAsync(cancellation))
            foreach (var revision in saved) await WatchAsync(revision, cancellation);
        if (saved.Count == 0) _lastConfig = null;
        foreach (var revision in revisions.Where(r => r.IsTimed && r.Until <= time.GetUtcNow())) await TakeBackAsync(revision, cancellation);
    }

    /// <summary>Whether the server may have been reloaded since this was asked last. Its rules are many, this is short.</summary>
    private async Task<bool> WasReloadedAsync(CancellationToken cancellation)
    {
        var last = await activation.LastConfigAsync(cancellation);
        if (last is null) return false;
        if (last != _lastConfig) (_lastConfig, _noticed) = (last, time.GetTimestamp());
        return time.GetElapsedTime(_noticed) < SameSecond;
    }

    /// <summary>Whether the server has read by now what was saved.</summary>
    private async Task WatchAsync(RuleRevision revision, CancellationToken cancellation)
    {
        if (!File.Exists(revision.File)) return;
        var content = new RuleFileContent(await File.ReadAllBytesAsync(revision.File, cancellation));
        var running = await activation.IsRunningAsync(revision.File, content.Text, cancellation);
        if (!running.Succeeded || running.Value is not null) return;
        history.End(revision.Id, RevisionResult.Active, content.Hash == revision.NewHash ? "It came into force when Prometheus was reloaded." : "Prometheus was reloaded; the file had been changed further by then.");
    }

    private async Task TakeBackAsync(RuleRevision revision, CancellationToken cancellation)
    {
        var outcome = await reverter.RevertAsync(revision.Id, Itself, FormattableString.Invariant($"The time of change {revision.Id} is over."), null, cancellation);
        // What only a person can decide is not tried again; a server that cannot be reached is.
        if (!outcome.Succeeded && outcome.Failure.Kind is FailureKind.Conflict or FailureKind.Refused or FailureKind.NotFound or FailureKind.ReadOnly)
            history.Untime(revision.Id, $"Its time is over, but it could not be taken back: {outcome.Failure.Problem}.");
    }
}
