using System.Security.Cryptography;
using System.Text;
using OperatorConsole.Core.Alerting.Files;

namespace OperatorConsole.Core.Alerting.Applying;

/// <summary>Held while a rule file of a folder is changed, by one console at a time on a machine. The system drops it with the process, however that ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, or says why it cannot be had.</summary>
    /// <param name="folder">The folder of the rule file itself, not of a link to it.</param>
    /// <param name="patience">How long another console may hold it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<Result<FolderLock>> TakeAsync(string folder, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        // Its name is in no glob of rule files; an empty file would be harmless in one all the same.
        var path = Path.Combine(folder, ".operator-console.lock");
        if (!UnixFiles.IsWritable(folder, out _)) path = Path.Combine(Path.GetTempPath(), $"operator-console-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, 8))}.lock");
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (UnauthorizedAccessException problem)
            {
                return new Failure(FailureKind.ReadOnly, folder, $"its lock cannot be taken: {problem.Message}", $"Give the console the right to write {path}.");
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(start) < patience)
            {
                await Task.Delay(Pause, time, cancellation);
            }
            catch (IOException problem)
            {
                return new Failure(FailureKind.Conflict, folder, File.Exists(path) ? "another console changes rules here" : $"its lock cannot be taken: {problem.Message}", "Try again in a moment.");
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
