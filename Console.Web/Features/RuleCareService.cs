using OperatorConsole.Core.Alerting.Applying;

namespace OperatorConsole.Web.Features;

/// <summary>Looks after changes of rules while the console runs.</summary>
internal sealed partial class RuleCareService(RuleCare care, TimeProvider time, ILogger<RuleCareService> logger) : BackgroundService
{
    /// <summary>How long is waited after something that should not have happened.</summary>
    private static readonly TimeSpan AfterBug = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await care.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception bug)
            {
                LogBug(logger, bug);
                await Task.Delay(AfterBug, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking after rules failed unexpectedly")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
