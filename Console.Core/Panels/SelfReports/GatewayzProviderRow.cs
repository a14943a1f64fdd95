using OperatorConsole.Core.Gateways.Gatewayz;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>All a Gatewayz says of one provider, side by side: its parts know nothing of each other.</summary>
public sealed record GatewayzProviderRow
{
    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>What the health cache calls it; null where it is not in it.</summary>
    public string? Checks { get; init; }

    /// <summary>Checked models that work.</summary>
    public required Reading Models { get; init; }

    /// <summary>The share of checks that succeeded.</summary>
    public required Reading Uptime { get; init; }

    /// <summary>The breaker of calls to it; null where it has none.</summary>
    public GatewayzBreaker? Breaker { get; init; }

    /// <summary>Its models whose own breaker is not closed.</summary>
    public required IReadOnlyList<GatewayzModelBreaker> OpenModels { get; init; }

    /// <summary>The score of the monitoring service, 0 to 1.</summary>
    public required Reading Score { get; init; }

    /// <summary>Calls to it.</summary>
    public required Reading Calls { get; init; }

    /// <summary>The share that failed.</summary>
    public required Reading Errors { get; init; }

    /// <summary>Mean duration of a call.</summary>
    public required Reading Latency { get; init; }

    /// <summary>What it cost.</summary>
    public required Reading Cost { get; init; }

    /// <summary>All providers any part tells of; those in trouble first.</summary>
    public static IReadOnlyList<GatewayzProviderRow> Of(GatewayzReport report)
    {
        string[] names =
        [
            .. report.Dashboard.Value?.Providers.Select(p => p.Name) ?? [], .. report.Breakers.Value?.Breakers.Select(b => b.Provider) ?? [],
            .. report.Scores.Value?.Scores.Keys ?? [], .. report.Comparison.Value?.Providers.Select(p => p.Provider) ?? [],
        ];
        return [.. names.Where(n => n.Length > 0).Distinct().Select(n => Of(report, n)).OrderBy(Rank).ThenBy(r => r.Provider, StringComparer.Ordinal)];
    }

    private static GatewayzProviderRow Of(GatewayzReport report, string name)
    {
        const string ofDay = "of the last day, from hourly sums; calls before a failover are among them";
        GatewayzProvider? Checked(GatewayzDashboard dashboard) => dashboard.Providers.FirstOrDefault(p => p.Name == name);
        GatewayzProviderUsage? Used(GatewayzComparison comparison) => comparison.Providers.FirstOrDefault(p => p.Provider == name);
        return new GatewayzProviderRow
        {
            Provider = name,
            Checks = report.Dashboard.Value is { } dashboard ? Checked(dashboard)?.Status : null,
            Models = report.Dashboard.Share(d => Checked(d)?.Healthy, d => Checked(d)?.Models, "checked models", "of the health cache", few: 0),
            Uptime = report.Dashboard.Tell(d => Checked(d)?.Uptime, "ratio", "the share of checks that succeeded, since the cache began to count"),
            Breaker = report.Breakers.Value?.Breakers.FirstOrDefault(b => b.Provider == name),
            OpenModels = [.. (report.ModelBreakers.Value?.Breakers ?? []).Where(b => b.Provider == name && b.State is not BreakerState.Closed)],
            Score = report.Scores.Tell(s => s.Scores.TryGetValue(name, out var score) ? score : null, "score", "plus 0.02 for a success, minus 0.05 for a failure; it never expires, and is 1 for what was never called"),
            Calls = report.Comparison.Tell(c => Used(c)?.Calls, "count", ofDay),
            Errors = report.Comparison.Share(c => Used(c)?.Failed, c => Used(c)?.Calls, "calls", ofDay),
            Latency = report.Comparison.Tell(c => Used(c)?.MeanSeconds, "seconds", $"mean {ofDay}"),
            Cost = report.Comparison.Tell(c => Used(c)?.Cost, "USD", ofDay),
        };
    }

    private static int Rank(GatewayzProviderRow row) => row switch
    {
        { Breaker.State: BreakerState.Open } => 0,
        { Checks: "Offline" } => 1,
        { Breaker.State: BreakerState.HalfOpen } => 2,
        { OpenModels.Count: > 0 } => 3,
        { Checks: "Degraded" } => 4,
        _ => 5,
    };
}
