using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>
/// The file beside a rule file that is to take its place, and that holds what was displaced once it has:
/// <c>.gateway.yml.1f3a5c7e9b0d.operator-console-half</c>, which no glob of rule files takes.
/// </summary>
/// <param name="target">The rule file.</param>
/// <param name="newHash">SHA-256 of its new bytes. Each change has a file of its own, so that consoles do not clean up after each other.</param>
internal sealed class HalfFile(string target, string newHash)
{
    private const int HashLetters = 12;

    public string Target => target;

    public string Folder { get; } = System.IO.Path.GetDirectoryName(target)!;

    public string Path => Beside(newHash, "half");

    /// <summary>Writes the new bytes with all that the rule file carries.</summary>
    public void Write(byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(Path, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        ExtendedAttributes.Copy(target, Path);
        if (UnixFiles.OwnerOf(target) is { } owner && !UnixFiles.Give(Path, owner)) throw new IOException($"The owner of {target} cannot be kept.");
        // After the owner: giving a file away takes special bits off.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, File.GetUnixFileMode(target));
    }

    public void Delete() => File.Delete(Path);

    /// <summary>Deletes it if it holds the bytes of a hash and nobody is writing into it: an editor may have opened it while it was the rule file.</summary>
    public bool DeleteIfIs(string hash)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!FileLease.Take(file.SafeFileHandle, FileLease.Kind.AgainstWriters)) return false;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (RuleFileContent.HashOf(bytes) != hash) return false;
        File.Delete(Path);
        UnixFiles.Flush(Folder);
        return true;
    }

    /// <summary>Gives the rule file back what was displaced.</summary>
    /// <returns>Where that is kept, if somebody has already written over the new bytes: theirs are later and stay.</returns>
    public string? PutBack()
    {
        if (!FileExchange.TryExchange(Path, target)) return Keep();
        if (DeleteIfIs(newHash)) return null;
        return FileExchange.TryExchange(Path, target) ? Keep() : null;
    }

    /// <summary>Takes away what a crash left: half of the new bytes, or the old ones. Somebody else's are put back, or kept.</summary>
    /// <returns>Where bytes are kept; null where none are.</returns>
    public string? CleanUp(string oldHash, byte[]? bytes)
    {
        if (!File.Exists(Path)) return null;
        var left = File.ReadAllBytes(Path);
        if (RuleFileContent.HashOf(left) == oldHash || (bytes is not null && bytes.AsSpan().StartsWith(left)))
        {
            Delete();
            return null;
        }
        return File.Exists(target) && RuleFileContent.HashOf(File.ReadAllBytes(target)) == newHash ? PutBack() : Keep();
    }

    private string Keep()
    {
        var kept = Beside(RuleFileContent.HashOf(File.ReadAllBytes(Path)), "kept");
        File.Move(Path, kept, overwrite: true);
        UnixFiles.Flush(Folder);
        return kept;
    }

    private string Beside(string hash, string what) => System.IO.Path.Combine(Folder, $".{System.IO.Path.GetFileName(target)}.{hash[..HashLetters]}.operator-console-{what}");
}
