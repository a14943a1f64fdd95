using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Prometheus;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features.Storage;

/// <summary>The console's own data, held by one console at a time.</summary>
internal sealed class StorageFolder : IDisposable
{
    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION
    private const int LockHeldOnLinux = 11;
    private const int LockHeldOnMac = 35;
    private const int LockHeldOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _lock;

    private StorageFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Demo => System.IO.Path.Combine(Path, "demo");

    public PrometheusFiles Prometheus => new(System.IO.Path.Combine(Path, "prometheus"));

    /// <summary>Creates the folder where it is missing, and takes it.</summary>
    /// <exception cref="StartupException">It cannot be used, or another console uses it.</exception>
    public static StorageFolder Open(StorageSettings settings)
    {
        try
        {
            CreatePrivate(settings.Path);
            // Without this, a second console would take the first one's Prometheus for a stray of its own and end it.
            // The system drops the lock with the process, however that ends.
            return new StorageFolder(settings.Path, new FileStream(System.IO.Path.Combine(settings.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw Refused(settings.Path, "The console may not write there.", "Give it the right to, or set storage.path to another folder.");
        }
        catch (IOException e) when (e.HResult is LockHeldOnLinux or LockHeldOnMac or LockHeldOnWindows)
        {
            throw Refused(settings.Path, "Another console uses it.", "End that console, or give this one a folder of its own with storage.path.");
        }
        catch (IOException e)
        {
            throw Refused(settings.Path, $"It cannot be used: {e.Message}", "Set storage.path to a folder that can be created or written to.");
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Creates a folder for the owner's eyes only; one that exists stays as it is.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static StartupException Refused(string path, string problem, string remedy) =>
        new(ExitCode.BadSettings, new SettingsProblem("storage.path", path, "settings", problem, remedy).ToString());
}
