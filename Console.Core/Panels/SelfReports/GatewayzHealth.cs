using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Gatewayz;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>The health cache of a Gatewayz, and whether to believe it.</summary>
/// <param name="Tiles">Headline numbers.</param>
/// <param name="Warning">Why not to believe it; null where there is no reason.</param>
/// <param name="DataAt">When its data was made; null where no answer tells.</param>
public sealed record GatewayzHealth(IReadOnlyList<NamedReading> Tiles, string? Warning, DateTimeOffset? DataAt)
{
    private const string Empty = "The health cache is empty: its zeros and “unknown” mean that nothing is known. It is kept for 6 minutes, and filled by a job that may run only every 30.";

    /// <summary>The health cache as the dashboard and the statistics of models tell it.</summary>
    public static GatewayzHealth Of(GatewayzReport report)
    {
        var (dashboard, models) = (report.Dashboard, report.Models);
        const string tracked = "of the models that are checked; the catalogue has many more";
        return new GatewayzHealth(
        [
            new("Models that work", Share(models, m => m.Healthy, tracked)),
            new("Degraded models", Count(models, m => m.Degraded, tracked)),
            new("Unhealthy models", Count(models, m => m.Unhealthy, tracked)),
            new("Mean check", Known(models.Tell(m => m.MeanSeconds, "seconds", "the mean time of a check"), models.Value?.HasData)),
            new("Checks that succeeded", Known(dashboard.Tell(d => d.Uptime, "ratio", "since the cache began to count"), dashboard.Value?.HasData)),
            new("Models in the catalogue", Known(dashboard.Tell(d => d.CatalogueModels, "count", "most are never checked"), dashboard.Value?.HasData)),
        ], Doubt(report), report.HealthDataAt);
    }

    private static string? Doubt(GatewayzReport report)
    {
        var isEmpty = report.Dashboard.Value is { HasData: false } || report.Models.Value is { HasData: false };
        if (isEmpty) return Empty;
        if (report.HealthDataAt is { } at && report.AsOf - at > GatewayzReport.CacheLife) return "The health cache is older than it may be: what follows is of the past.";
        return report.HealthDataAt is null && report.Dashboard.Value is not null ? "No answer tells how old this is: the times in them are made when they are read." : null;
    }

    private static Reading Share(Seen<GatewayzModels> seen, Func<GatewayzModels, double?> part, string note) =>
        Known(seen.Share(part, m => m.Models, "models", note, few: 0), seen.Value?.HasData);

    private static Reading Count(Seen<GatewayzModels> seen, Func<GatewayzModels, double?> pick, string note) =>
        Known(seen.Tell(pick, "count", note), seen.Value?.HasData);

    /// <summary>A number of an empty cache is not zero: it is none.</summary>
    private static Reading Known(Reading reading, bool? hasData) =>
        hasData is false && reading.State != PanelState.Failed ? Reading.NoSeries(Empty) with { Source = reading.Source } : reading;
}
