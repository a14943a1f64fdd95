using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>
/// Linux' leases: one is given only while nobody else has the file open, and whoever opens it then waits until the file
/// is closed here. Other systems and network file systems have none.
/// </summary>
internal static class FileLease
{
    private const int SetSignal = 10; // F_SETSIG
    private const int SetLease = 1024; // F_SETLEASE
    private const int Urgent = 23; // SIGURG, which does nothing: the usual SIGIO would end the console
    private const int OthersHaveIt = 11; // EAGAIN

    /// <summary>Who is kept out.</summary>
    public enum Kind
    {
        /// <summary>Whoever writes (F_RDLCK); the file must be open for reading alone.</summary>
        AgainstWriters = 0,

        /// <summary>Everybody (F_WRLCK).</summary>
        AgainstAll = 1,
    }

    /// <summary>Keeps others out until the file is closed.</summary>
    /// <returns>False where somebody who is to be kept out has it open already; true also where the system cannot tell.</returns>
    public static bool Take(SafeFileHandle file, Kind kind)
    {
        if (!OperatingSystem.IsLinux()) return true;
        var handle = (int)file.DangerousGetHandle();
        return Control(handle, SetSignal, Urgent) != 0 || Control(handle, SetLease, (int)kind) == 0 || Marshal.GetLastPInvokeError() != OthersHaveIt;
    }

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(int handle, int command, int argument);
}
