using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Prometheus;
using OperatorConsole.Web.Features.Startup;
using OperatorConsole.Web.Features.Storage;

namespace OperatorConsole.Web.Features.Demo;

/// <summary><c>--demo</c>: simulated gateways, started before the host because they write its settings.</summary>
internal static class DemoFeature
{
    /// <returns>The running demo; null where none is asked for.</returns>
    /// <exception cref="StartupException">It cannot be started.</exception>
    public static async Task<DemoGateways?> StartDemoAsync(CommandLine commandLine, ConsoleSettings settings, StorageFolder storage, ILoggerFactory loggers)
    {
        if (!commandLine.Demo) return null;
        if (!settings.Prometheus.IsEmbedded)
            throw new StartupException(ExitCode.BadSettings, "--demo brings its own Prometheus.\n  remedy:  Take out prometheus.url, or start without --demo.");
        var program = new DemoProgram(commandLine, storage, PrometheusFeature.FindProgram(settings.Prometheus));
        program.Describe();
        using var stop = new StopSignals();
        return await DemoGateways.StartAsync(program, TimeProvider.System, loggers.CreateLogger<DemoGateways>(), stop.Token);
    }
}
