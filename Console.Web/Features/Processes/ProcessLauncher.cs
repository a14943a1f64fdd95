using System.Collections.Concurrent;
using System.Diagnostics;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>Starts processes that end with the console even when it is killed, where the system can do that.</summary>
/// <remarks>
/// Linux signals a child whose parent died (<c>setpriv --pdeathsig</c>), and by parent it means the thread that started
/// the child. So one thread starts them all and never ends before the console does.
/// </remarks>
internal static class ProcessLauncher
{
    private static readonly BlockingCollection<Action> Starts = [];

    private static readonly Lazy<string?> Setpriv = new(FindSetpriv);

    static ProcessLauncher() => new Thread(StartOnRequest) { IsBackground = true, Name = "process launcher" }.Start();

    public static Task<Process> StartAsync(ChildProgram program)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(Describe(program))!);
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static ProcessStartInfo Describe(ChildProgram program)
    {
        var start = Setpriv.Value is { } setpriv
            ? new ProcessStartInfo(setpriv, ["--pdeathsig", "TERM", "--", program.File, .. program.Arguments])
            : new ProcessStartInfo(program.File, program.Arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // The console's own settings may carry secrets and are nobody else's business.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("CONSOLE__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    // Busybox has a setpriv without this option, so it is tried once.
    private static string? FindSetpriv()
    {
        if (!OperatingSystem.IsLinux() || ProgramPath.Find("setpriv") is not { } setpriv || ProgramPath.Find("true") is not { } nothing) return null;
        using var trial = Process.Start(new ProcessStartInfo(setpriv, ["--pdeathsig", "TERM", "--", nothing]) { RedirectStandardError = true })!;
        trial.StandardError.ReadToEnd();
        trial.WaitForExit();
        return trial.ExitCode == 0 ? setpriv : null;
    }

    private static void StartOnRequest()
    {
        foreach (var start in Starts.GetConsumingEnumerable()) start();
    }
}
