using System.Diagnostics;
using System.Globalization;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>Tells a process from every other that had or will have its number.</summary>
/// <param name="Id">The process number.</param>
/// <param name="Started">When it was started, in the system's own exact measure.</param>
/// <param name="Program">The program's name.</param>
internal sealed record ProcessIdentity(int Id, string Started, string Program)
{
    /// <summary>The identity of the process that has this number now; null where none runs.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (process.HasExited) return null;
            var started = OperatingSystem.IsLinux() ? LinuxStart(id) : process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
            return started is null ? null : new ProcessIdentity(id, started, process.ProcessName);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return null; // It ended before or while it was looked at.
        }
    }

    // Process.StartTime is computed from the clock and changes when the clock is set; the kernel's own count does not.
    // 4711 (prometheus) S 1 4711 … 22nd field: clock ticks from boot to start
    private static string? LinuxStart(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        const string Zombie = "Z";
        if (fields[0] == Zombie) return null;
        return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{fields[19]}";
    }
}
