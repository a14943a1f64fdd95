using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OperatorConsole.Web.Features.Storage;

/// <summary>Whether the console can still write its own data.</summary>
internal sealed class StorageHealth(StorageFolder storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(storage.Path, $"probe-{Guid.NewGuid():n}");
        try
        {
            await using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            await file.WriteAsync("probe"u8.ToArray(), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"The storage folder cannot be written to: {e.Message}");
        }
    }
}
