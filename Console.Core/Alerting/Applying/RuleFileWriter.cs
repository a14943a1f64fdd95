using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>What came of giving a file other bytes.</summary>
/// <param name="IsWritten">Whether it has them; else it holds what somebody else wrote.</param>
/// <param name="Kept">Where else bytes of somebody are kept, which two writers at once displaced; null where none were.</param>
internal readonly record struct FileWrite(bool IsWritten, string? Kept = null);

/// <summary>
/// Gives a rule file other bytes: readers see the old file or the new one, a crash leaves one of the two, and what
/// somebody else writes at the same moment is not lost.
/// </summary>
internal static class RuleFileWriter
{
    /// <summary>Writes over the bytes of a hash, and over no others.</summary>
    /// <exception cref="IOException">It cannot be written. Replaced files are then as they were; one that is written in place may hold half of the new bytes.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileWrite Write(RuleFileAccess access, byte[] bytes, string overHash) =>
        access.Mode == FileAccessMode.Replace ? Replace(new HalfFile(access.Target, RuleFileContent.HashOf(bytes)), bytes, overHash) : new(WriteOver(access.Target, bytes, overHash));

    private static FileWrite Replace(HalfFile half, byte[] bytes, string overHash)
    {
        half.CleanUp(overHash, bytes);
        try
        {
            half.Write(bytes);
            // Before the two change places, so that nobody sees a change that is not to be.
            if (RuleFileContent.HashOf(File.ReadAllBytes(half.Target)) != overHash)
            {
                half.Delete();
                return new(false);
            }
            if (!FileExchange.TryExchange(half.Path, half.Target))
            {
                File.Move(half.Path, half.Target, overwrite: true);
                UnixFiles.Flush(half.Folder);
                return new(true);
            }
        }
        catch
        {
            half.Delete();
            throw;
        }
        UnixFiles.Flush(half.Folder);
        // What stood there until that very moment stands beside it now: it may go only if it is what was looked at.
        return half.DeleteIfIs(overHash) ? new(true) : new(false, half.PutBack());
    }

    private static bool WriteOver(string target, byte[] bytes, string overHash)
    {
        using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        // Whoever opens it now waits until it is written; who has it open already cannot be kept out.
        _ = FileLease.Take(file.SafeFileHandle, FileLease.Kind.AgainstAll);
        var now = new byte[file.Length];
        file.ReadExactly(now);
        if (RuleFileContent.HashOf(now) != overHash) return false;
        file.Position = 0;
        file.Write(bytes);
        file.SetLength(bytes.Length);
        file.Flush(flushToDisk: true);
        return true;
    }
}
