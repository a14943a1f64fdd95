using OperatorConsole.Core.Requests.Docker;
using OperatorConsole.Core.Requests.LogFiles;

namespace OperatorConsole.Web.Features;

/// <summary>Keeps the index of log files up to date, and follows containers.</summary>
internal sealed partial class LogIndexService(LogLibrary library, IEnumerable<DockerFollower> containers, TimeProvider time, ILogger<LogIndexService> logger) : BackgroundService
{
    /// <summary>How long is waited after something that should not have happened.</summary>
    private static readonly TimeSpan AfterBug = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        library.IsEmpty ? Task.CompletedTask : KeepAsync(library.FollowAsync, stoppingToken),
        .. containers.Select(c => KeepAsync(c.FollowAsync, stoppingToken)),
    ]);

    private async Task KeepAsync(Func<CancellationToken, Task> follow, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await follow(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception bug)
            {
                // Searches go on: what is not indexed is read.
                LogBug(logger, bug);
                await Task.Delay(AfterBug, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Following the logs failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
