using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Gateways;

/// <summary>Looks for gateways in Prometheus that no configured gateway covers: by several metrics of a profile in one job.</summary>
public sealed class GatewayDetector(QueryCache queries, GatewayFleet fleet)
{
    private const string Asker = "detection";

    /// <summary>One name may be a coincidence.</summary>
    private const int FewestMetrics = 2;

    /// <summary>More than this nobody reads through; the rest comes when these are configured.</summary>
    private const int MostFound = 20;

    // Frameworks, exporters and OpenTelemetry give these to programs of every kind.
    private static readonly string[] OfEveryKind =
        ["http_", "grpc_", "rpc_", "process_", "go_", "python_", "dotnet_", "nodejs_", "jvm_", "up", "scrape_", "promhttp_", "prometheus_", "fastapi_", "redis_", "target_info", "otel", "db_"];

    /// <summary>Looks once.</summary>
    public async Task<Detection> FindAsync(DateTimeOffset asOf, CancellationToken cancellation)
    {
        var members = fleet.Members;
        var answers = await Task.WhenAll(Searches().Select(async s => (Search: s, Answer: await AskAsync(s, members, asOf, cancellation))));
        var found =
            from a in answers
            from sample in a.Answer?.Value?.Samples ?? []
            group (a.Search, Metric: sample.Labels["__name__"]) by (a.Search.Profile, Job: sample.Labels["job"], Service: sample.Labels["exported_job"]) into one
            where one.GroupBy(m => m.Search).Any(g => g.Count() >= FewestMetrics)
            orderby one.Key.Profile.Title, one.Key.Job, one.Key.Service
            select (one.Key, Metrics: one.Select(m => m.Metric).Distinct().ToList());
        var offers = new FoundSettings(members.Select(m => m.Settings.Name));
        return new Detection(
            asOf,
            [.. found.Take(MostFound).Select(f => offers.Offer(f.Key.Profile, f.Key.Job, f.Key.Service, f.Metrics))],
            answers.Select(a => a.Answer?.Failure).FirstOrDefault(f => f is not null));
    }

    private IEnumerable<Search> Searches() =>
        from profile in fleet.Profiles.Usable
        from search in profile.Variants.Select(v => new Search(profile, v.Detect, v.Where)).DefaultIfEmpty(new Search(profile, profile.Detect, ""))
        let telling = search.Metrics.Where(IsTelling).ToList()
        where telling.Count >= FewestMetrics
        select search with { Metrics = telling };

    /// <summary>Asks for the metrics of a search outside of the gateways of its profile; null where one of these covers all there is.</summary>
    private async Task<Result<InstantAnswer>?> AskAsync(Search search, IReadOnlyList<FleetMember> members, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var covered = members.Where(m => m.Settings.Profile.Equals(search.Profile.Name, StringComparison.OrdinalIgnoreCase)).Select(m => m.Matchers).ToList();
        if (covered.Contains("")) return null;
        var names = $"__name__=~\"{string.Join('|', search.Metrics)}\"";
        var where = search.Where.Length > 0 ? "," + search.Where : "";
        var except = string.Concat(covered.Select(c => $" unless {{{c},{names}}}"));
        return await queries.InstantAsync($"count by (__name__, job, exported_job) ({{{names}{where}}}{except})", asOf, Asker, cancellation);
    }

    private static bool IsTelling(string metric) => !Array.Exists(OfEveryKind, p => metric.StartsWith(p, StringComparison.Ordinal));

    private sealed record Search(GatewayProfile Profile, IReadOnlyList<string> Metrics, string Where);
}
