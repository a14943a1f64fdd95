using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Gives a rule file other bytes: readers see the old file or the new one, and a crash leaves one of the two.</summary>
internal static class RuleFileWriter
{
    /// <summary>What files that are not in place yet end in: no glob of rule files takes that.</summary>
    public const string Half = ".operator-console-half";

    /// <summary>Writes over the bytes of a hash, and over no others.</summary>
    /// <returns>False where the file holds other bytes by now; it is then as it was.</returns>
    /// <exception cref="IOException">It cannot be written. Replaced files are then as they were; one that is written in place may hold half of the new bytes.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool Write(RuleFileAccess access, byte[] bytes, string overHash) =>
        access.Mode == FileAccessMode.Replace ? Replace(access.Target, bytes, overHash) : WriteOver(access.Target, bytes, overHash);

    private static bool Replace(string target, byte[] bytes, string overHash)
    {
        var folder = Path.GetDirectoryName(target)!;
        var half = Path.Combine(folder, $".{Path.GetFileName(target)}{Half}");
        try
        {
            File.Delete(half);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(half, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            if (UnixFiles.OwnerOf(target) is { } owner && !UnixFiles.Give(half, owner)) throw new IOException($"The owner of {target} cannot be kept.");
            // After the owner: giving a file away takes special bits off.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(half, File.GetUnixFileMode(target));
            // At the last moment, because flushing takes its time.
            if (!Holds(target, overHash))
            {
                File.Delete(half);
                return false;
            }
            File.Move(half, target, overwrite: true);
            UnixFiles.Flush(folder);
            return true;
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    private static bool WriteOver(string target, byte[] bytes, string overHash)
    {
        if (!Holds(target, overHash)) return false;
        using var file = new FileStream(target, FileMode.Open, FileAccess.Write);
        file.Write(bytes);
        file.SetLength(bytes.Length);
        file.Flush(flushToDisk: true);
        return true;
    }

    private static bool Holds(string target, string hash) => RuleFileContent.HashOf(File.ReadAllBytes(target)) == hash;
}
