using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>Ends a process politely first.</summary>
internal static class ProcessEnding
{
    private const int Sigterm = 15;

    /// <summary>Asks the process to end, and kills it with its children when it has not within <paramref name="grace"/>.</summary>
    public static async Task EndAsync(this Process process, TimeSpan grace, CancellationToken cancellation)
    {
        if (process.HasExited) return;
        if (!OperatingSystem.IsWindows())
        {
            // That the process is gone already is the one way this can fail, and is what is wanted.
            _ = Kill(process.Id, Sigterm);
            try
            {
                await process.WaitForExitAsync(cancellation).WaitAsync(grace, cancellation);
                return;
            }
            catch (TimeoutException)
            {
                // Falls through to the hard way.
            }
        }
        process.Kill(entireProcessTree: true);
        // What still stands after this is a zombie nobody collects, or hangs in the kernel: there are no further means.
        await process.WaitForExitAsync(cancellation).WaitAsync(grace, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
