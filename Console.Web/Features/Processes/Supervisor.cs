using System.ComponentModel;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>Runs a program again whenever it ends, until it is told to stop.</summary>
/// <param name="name">What the program is called in messages.</param>
/// <param name="runOnce">Runs it from start to end, and says how it ended; ends it when asked to stop.</param>
/// <param name="onEnded">Is told how it ended when nobody asked it to; may stop the restarts.</param>
internal sealed partial class Supervisor(
    string name, Func<CancellationToken, Task<string>> runOnce, Action<string> onEnded, TimeProvider time, ILogger logger)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        var delay = new RestartDelay();
        while (!stopping.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var ending = await TryRunAsync(stopping);
            if (stopping.IsCancellationRequested) return;

            onEnded(ending);
            if (stopping.IsCancellationRequested) return;
            var wait = delay.After(time.GetElapsedTime(started));
            LogEnded(logger, name, ending, wait.TotalSeconds);
            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<string> TryRunAsync(CancellationToken stopping)
    {
        try
        {
            return await runOnce(stopping);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return $"could not be started: {e.Message}";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Program} {Ending}. It is started again in {Seconds:0.#} s.")]
    private static partial void LogEnded(ILogger logger, string program, string ending, double seconds);
}
