using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features;

/// <summary>Keeps what is known of the gateways up to date: their profiles, and which metrics they export.</summary>
internal sealed partial class FleetService(
    GatewayFleet fleet, VariantFinder variants, ConsoleSettings settings, TimeProvider time, ILogger<FleetService> logger) : BackgroundService
{
    /// <summary>How long is waited after something that should not have happened.</summary>
    private static readonly TimeSpan AfterBug = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepAsync(variants.WatchAsync, stoppingToken),
        settings.Profiles.Folder is { } folder ? KeepAsync(new ProfileFolder(folder, fleet, time).WatchAsync, stoppingToken) : Task.CompletedTask);

    private async Task KeepAsync(Func<CancellationToken, Task> watch, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await watch(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception bug)
            {
                LogBug(logger, bug);
                await Task.Delay(AfterBug, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Watching the gateways failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
