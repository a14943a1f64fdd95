using System.Diagnostics;

namespace OperatorConsole.Web.Features.Processes;

/// <summary>One run of a child program. Disposing it ends the program.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly PidFile _pidFile;

    private ChildProcess(Process process, PidFile pidFile, Action<string> onOutput, Action<string> onError)
    {
        _process = process;
        _pidFile = pidFile;
        Ended = WaitAsync(Task.WhenAll(RelayAsync(process.StandardOutput, onOutput), RelayAsync(process.StandardError, onError)));
    }

    public int Id => _process.Id;

    /// <summary>The exit code, once the program has ended and its last words were relayed.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts a program and notes it in its pid file.</summary>
    public static async Task<ChildProcess> StartAsync(ChildProgram program, ILogger logger, Action<string> onOutput, Action<string> onError)
    {
        var process = await ProcessLauncher.StartAsync(program);
        process.StandardInput.Close();
        var pidFile = new PidFile(program.PidFile, logger);
        // Right after its start it may still be setpriv, so the name it will have is noted.
        if (ProcessIdentity.Of(process.Id) is { } identity) pidFile.Write(identity with { Program = program.ProcessName });
        return new ChildProcess(process, pidFile, onOutput, onError);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync(Grace, CancellationToken.None);
        await Ended;
        _pidFile.Delete();
        _process.Dispose();
    }

    private async Task<int> WaitAsync(Task relayed)
    {
        await _process.WaitForExitAsync();
        // A grandchild may hold the pipes open for longer; its words are not waited for.
        await Task.WhenAny(relayed, Task.Delay(TimeSpan.FromSeconds(2)));
        if (relayed.IsFaulted) await relayed;
        return _process.ExitCode;
    }

    private static async Task RelayAsync(StreamReader lines, Action<string> receiver)
    {
        while (await lines.ReadLineAsync() is { } line) receiver(line);
    }
}
