using System.Runtime.InteropServices;

namespace OperatorConsole.Core.Alerting.Files;

/// <summary>Gives two files each other's names at once: what is displaced is still there afterwards, whoever wrote it last.</summary>
internal static class FileExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE

    // EINVAL and ENOTSUP of file systems, ENOSYS of kernels before 3.15.
    private static readonly int[] Unsupported = [22, 95, 38];

    /// <summary>Exchanges two files of a folder.</summary>
    /// <returns>False where the system cannot; nothing has changed then.</returns>
    /// <exception cref="IOException">It failed; nothing has changed.</exception>
    public static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            if (RenameAt(CurrentFolder, one, CurrentFolder, other, Exchange) == 0) return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than the call
        }
        var error = Marshal.GetLastPInvokeError();
        return Unsupported.Contains(error) ? false : throw new IOException($"{one} cannot take the place of {other}: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    private static extern int RenameAt(int oneFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string one, int otherFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string other, uint flags);
}
