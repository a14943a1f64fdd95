using OperatorConsole.Web.Features.Processes;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features.Demo;

/// <summary>The simulated gateways, in a program of their own that lives as long as the console.</summary>
/// <remarks>The program tells its progress line by line; <c>ready FILE</c> says that its gateways answer and where the settings for them stand.</remarks>
internal sealed class DemoGateways : IAsyncDisposable
{
    private const string Name = "The demo";
    private const string Ready = "ready ";

    private readonly DemoProgram _program;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;

    private DemoGateways(DemoProgram program, TimeProvider time, ILogger logger)
    {
        _program = program;
        _logger = logger;
        _running = new Supervisor(Name, RunOnceAsync, IsDown, time, logger).RunAsync(_stopping.Token);
    }

    /// <summary>The settings file the demo wrote.</summary>
    public string SettingsFile => _ready.Task.Result;

    /// <summary>Starts the demo and waits until it is ready, showing its progress.</summary>
    /// <exception cref="StartupException">It ended before.</exception>
    public static async Task<DemoGateways> StartAsync(DemoProgram program, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        await new PidFile(program.PidFile, logger).EndStrayAsync(cancellation);
        var demo = new DemoGateways(program, time, logger);
        try
        {
            await demo._ready.Task.WaitAsync(cancellation);
            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    /// <summary>From here on an ending is no accident. Ctrl-C reaches the child at the same time as the console.</summary>
    public void ExpectEnd() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        ExpectEnd();
        await _running;
    }

    private async Task<string> RunOnceAsync(CancellationToken stopping)
    {
        await using var child = await ChildProcess.StartAsync(_program.Describe(), _logger, Relay, Console.Error.WriteLine);
        await ((Task)child.Ended).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return stopping.IsCancellationRequested ? "was stopped" : $"ended with exit code {await child.Ended}";
    }

    private void Relay(string line)
    {
        if (line.StartsWith(Ready, StringComparison.Ordinal)) _ready.TrySetResult(line[Ready.Length..]);
        else Console.WriteLine(line);
    }

    // A demo that fails before it was ready would only fail again.
    private void IsDown(string ending)
    {
        if (_ready.TrySetException(new StartupException(ExitCode.DemoFailed, $"The demo {ending} before it was ready; what it said stands above.\n  remedy:  Mend what it complains about, or start without --demo and with --config FILE.")))
            ExpectEnd();
    }
}
