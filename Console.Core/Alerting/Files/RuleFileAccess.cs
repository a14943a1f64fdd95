namespace OperatorConsole.Core.Alerting.Files;

/// <summary>How a rule file can be changed, and why not otherwise.</summary>
/// <param name="Mode">How.</param>
/// <param name="Reason">Why not, or what is special; null where nothing is.</param>
/// <param name="Target">The file itself, where the path is a link to it.</param>
public sealed record RuleFileAccess(FileAccessMode Mode, string? Reason, string Target)
{
    /// <summary>Looks at a file and its folder.</summary>
    public static RuleFileAccess Of(string path)
    {
        var target = new FileInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } final ? final.FullName : Path.GetFullPath(path);
        if (target.Split(Path.DirectorySeparatorChar).Any(p => p.StartsWith("..", StringComparison.Ordinal)))
            return new(FileAccessMode.None, "Kubernetes mounts it from a ConfigMap or Secret: change it there", target);
        if (!UnixFiles.IsWritable(target, out var isReadOnlyMount))
            return new(FileAccessMode.None, isReadOnlyMount ? "it is mounted read-only" : $"the console may not write it (it runs as {Environment.UserName})", target);
        if (UnixFiles.IsMountPoint(target))
            return new(FileAccessMode.InPlace, "the file itself is mounted, so a new one would not be seen by others: it is written over in place. Mount its folder instead", target);
        var folder = Path.GetDirectoryName(target)!;
        if (!UnixFiles.IsWritable(folder, out _)) return new(FileAccessMode.InPlace, "the console may not create files beside it: it is written over in place", target);
        if (UnixFiles.OwnerOf(target) is { } owner)
        {
            if (owner.Links > 1) return new(FileAccessMode.InPlace, "it has several names (hard links): it is written over in place, so that all stay the same file", target);
            if (!Environment.IsPrivilegedProcess && !IsOwn(owner))
                return new(FileAccessMode.InPlace, "it belongs to another user, which a new file could not: it is written over in place", target);
        }
        return new(FileAccessMode.Replace, null, target);
    }

    // Its own process' folder in /proc belongs to whom it runs as.
    private static bool IsOwn(UnixFiles.Owner owner) => UnixFiles.OwnerOf("/proc/self")?.User == owner.User;
}
