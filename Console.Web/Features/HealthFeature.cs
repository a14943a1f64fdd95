using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OperatorConsole.Web.Features.Storage;

namespace OperatorConsole.Web.Features;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
/// <remarks>Prometheus is left out on purpose: a console that goes away when Prometheus does is missing when it is needed.</remarks>
internal static class HealthFeature
{
    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<StorageHealth>("storage");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(
                new
                {
                    status = report.Status.ToString(),
                    checks = report.Entries.Select(e => new { name = e.Key, status = e.Value.Status.ToString(), reason = e.Value.Description }),
                },
                context.RequestAborted),
        });
    }
}
