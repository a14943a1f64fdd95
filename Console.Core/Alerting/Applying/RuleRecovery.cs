using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Finishes changes that a crash left half done, or takes them back: afterwards every file is the old or the new one, loaded, and history says which.</summary>
public sealed class RuleRecovery(RuleActivation activation, RuleHistory history, RuleVersions versions, TimeProvider time)
{
    private const string Finished = "The console ended during the change; it was finished at the next start.";
    private const string NeverWritten = "The console ended during the change; the file is as it was before.";

    /// <summary>Finishes all changes.</summary>
    /// <returns>Why something is not finished yet; null where nothing is left.</returns>
    public async Task<Failure?> FinishAllAsync(TimeSpan patience, CancellationToken cancellation)
    {
        Failure? last = null;
        foreach (var file in Unfinished.Select(r => r.File).Distinct().ToList())
        {
            var folder = Path.GetDirectoryName(RuleFileAccess.Of(file).Target);
            if (folder is null || !Directory.Exists(folder))
            {
                foreach (var revision in Unfinished.Where(r => r.File == file).ToList()) history.End(revision.Id, RevisionResult.Unknown, "The console ended during the change, and the file's folder is not there any more.");
                continue;
            }
            var held = await FolderLock.TakeAsync(folder, patience, time, cancellation);
            if (!held.Succeeded)
            {
                last = held.Failure;
                continue;
            }
            using (held.Value) last = await FinishAsync(file, cancellation) ?? last;
        }
        return last;
    }

    /// <summary>Finishes the changes of one file, whose folder is locked.</summary>
    /// <returns>Why one is not finished yet; null where none is left.</returns>
    internal async Task<Failure?> FinishAsync(string file, CancellationToken cancellation)
    {
        foreach (var revision in Unfinished.Where(r => r.File == file).ToList())
        {
            try
            {
                if (await FinishAsync(revision, cancellation) is { } failure)
                    return failure with { Remedy = $"{failure.Remedy} An earlier change of this file ({revision.Id}) waits for that." };
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return new Failure(FailureKind.UpstreamError, file, $"the earlier change {revision.Id} cannot be finished: {problem.Message}", "Make room, or give the console the right to.");
            }
        }
        return null;
    }

    private IEnumerable<RuleRevision> Unfinished => history.Revisions.Where(r => r.Result == RevisionResult.Begun);

    private async Task<Failure?> FinishAsync(RuleRevision revision, CancellationToken cancellation)
    {
        var access = RuleFileAccess.Of(revision.File);
        var (old, after) = (versions.Find(revision.OldHash), versions.Find(revision.NewHash));
        // It may have ended on the way there or on the way back.
        var kept = new HalfFile(access.Target, revision.NewHash).CleanUp(revision.OldHash, after?.Bytes) ?? new HalfFile(access.Target, revision.OldHash).CleanUp(revision.NewHash, old?.Bytes);
        var now = File.Exists(access.Target) ? await File.ReadAllBytesAsync(access.Target, cancellation) : [];
        var hash = RuleFileContent.HashOf(now);
        if (hash == revision.NewHash) return await FinishWrittenAsync(revision, access, new RuleFileContent(now), old, cancellation);
        if (hash != revision.OldHash)
        {
            if (!revision.IsInPlace || old is null || after is null || !IsTorn(now, old.Bytes, after.Bytes))
            {
                history.End(revision.Id, RevisionResult.Unknown, $"The console ended during the change, and somebody else has changed the file since.{(kept is null ? "" : $" What stood there in between is kept as {kept}.")}");
                return null;
            }
            if (!RuleFileWriter.Write(access, old.Bytes, hash).IsWritten) return Meanwhile(revision);
        }
        // It may have been on its way back when the console ended: Prometheus is told once more.
        if (await ReloadAsync(revision.File, old?.Text ?? new RuleFileContent(now).Text, cancellation) is { } failure) return failure;
        history.End(revision.Id, RevisionResult.NotWritten, NeverWritten);
        return null;
    }

    private async Task<Failure?> FinishWrittenAsync(RuleRevision revision, RuleFileAccess access, RuleFileContent now, RuleFileContent? old, CancellationToken cancellation)
    {
        var activated = await activation.ActivateAsync(revision.File, now.Text, null, cancellation);
        if (activated.Succeeded)
        {
            history.End(revision.Id, activated.Value, Finished);
            return null;
        }
        if (activated.Failure.Kind != FailureKind.Refused || old is null) return activated.Failure;
        if (!RuleFileWriter.Write(access, old.Bytes, now.Hash).IsWritten) return Meanwhile(revision);
        if (await ReloadAsync(revision.File, old.Text, cancellation) is { } failure) return failure;
        history.End(revision.Id, RevisionResult.RolledBack, $"The console ended during the change, and Prometheus did not take it: {activated.Failure.Problem}. The file is as it was before.");
        return null;
    }

    private static Failure Meanwhile(RuleRevision revision) => new(FailureKind.Conflict, revision.File, "somebody else writes the file at this moment", "It is looked at again in a moment.");

    /// <summary>Nothing is finished while the server cannot be asked; one that refuses the old rules too has a problem of its own.</summary>
    private async Task<Failure?> ReloadAsync(string file, string text, CancellationToken cancellation) =>
        await activation.ActivateAsync(file, text, null, cancellation) is { Succeeded: false, Failure: { Kind: not FailureKind.Refused } failure } ? failure : null;

    /// <summary>Whether bytes are the beginning of the new file and the end of the old one, as a write in place that broke off leaves them.</summary>
    internal static bool IsTorn(ReadOnlySpan<byte> now, ReadOnlySpan<byte> old, ReadOnlySpan<byte> after)
    {
        var written = now.CommonPrefixLength(after);
        if (written == now.Length) return true;
        return now.Length == Math.Max(old.Length, written) && now[written..].SequenceEqual(old[written..]);
    }
}
