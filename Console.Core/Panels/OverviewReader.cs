using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>Reads the overview: every gateway at the same moment, a failure of one leaving the others as they are.</summary>
public sealed class OverviewReader(PrometheusClient prometheus, QueryCache queries, HealthProbe probe, GatewayFleet fleet, GatewayDetector detector, TimeProvider time)
{
    /// <summary>Reads all gateways. Values that cannot be had now are kept from <paramref name="previous"/> and marked stale.</summary>
    public async Task<OverviewSnapshot> ReadAsync(OverviewSnapshot? previous, CancellationToken cancellation)
    {
        var asOf = time.GetUtcNow();
        var rules = await prometheus.RulesAsync(cancellation);
        // A server without a rules API is still a server; one that cannot be reached need not be asked sixty times more.
        var unreachable = rules.Succeeded || rules.Failure.Kind is FailureKind.NotFound or FailureKind.BadQuestion ? null : rules.Failure;
        var firing = AlertAssignment.Assign(rules.Succeeded ? rules.Value : [], fleet);

        var detection = unreachable is null ? DetectAsync(previous, asOf, cancellation) : Task.FromResult(previous?.Detection);

        // All at once: the cache lets as many through as the server should have.
        var rows = await Task.WhenAll(fleet.Members.Select(m => ReadAsync(m, unreachable, firing[m.Settings.Name].ToArray(), asOf, cancellation)));
        return new OverviewSnapshot(
            asOf,
            [.. rows.Select(r => KeepStale(r.Row, previous?.Gateways.FirstOrDefault(g => g.Name == r.Row.Name)))],
            [.. firing[""]],
            unreachable,
            time.GetUtcNow() - asOf,
            1 + rows.Sum(r => r.Queries))
        {
            Detection = await detection,
        };
    }

    private async Task<Detection?> DetectAsync(OverviewSnapshot? previous, DateTimeOffset asOf, CancellationToken cancellation) =>
        previous?.Detection is { } last && asOf - last.AsOf < Detection.Holds ? last : await detector.FindAsync(asOf, cancellation);

    private async Task<(GatewayOverview Row, int Queries)> ReadAsync(
        FleetMember member, Failure? unreachable, IReadOnlyList<FiringAlert> firing, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var row = new GatewayOverview { Name = member.Settings.Name, Profile = member.Settings.Profile, Title = member.Settings.Profile, Firing = firing };
        if (!member.Gateway.Succeeded) return (Failed(row, member.Gateway.Failure), 0);
        var gateway = member.Gateway.Value;
        row = row with { Title = gateway.Profile.Title, Notes = [.. NotesOf(member)], Exports = member.Variants?.Describe(member.Profile!) };
        if (unreachable is not null) return (Failed(row, unreachable), 0);

        var health = probe.AskAsync(gateway, cancellation);
        var reader = new GatewayReader(prometheus, queries, gateway, asOf);
        var alive = reader.AliveAsync(cancellation);
        var traffic = reader.ValueAsync(SignalNames.Traffic, cancellation);
        var errors = reader.RatioAsync(SignalNames.Errors, cancellation);
        var latency = reader.LatencyAsync(cancellation);
        var deflection = reader.RatioAsync(SignalNames.Deflection, cancellation);
        var spend = reader.ValueAsync(SignalNames.Spend, cancellation);
        var inFlight = reader.ValueAsync(SignalNames.InFlight, cancellation);
        var trend = reader.TrendAsync(cancellation);
        var (p50, p95, p99, _) = await latency;
        var (status, reasons) = StatusJudge.Judge(gateway, await alive, await health, await errors, await traffic, firing);
        row = row with
        {
            Status = status,
            Reasons = reasons,
            Traffic = await traffic,
            Errors = await errors,
            InFlight = await inFlight,
            P50 = p50,
            P95 = p95,
            P99 = p99,
            Deflection = await deflection,
            Spend = await spend,
            Trend = await trend,
        };
        return (row, reader.Queries);
    }

    private static IEnumerable<string> NotesOf(FleetMember member)
    {
        foreach (var problem in member.Problems) yield return $"{problem}; the profile of before is still in force";
        // The rest is said on the gateway's own page.
        if (member is { Profile: { } profile, Variants: { Found.Count: > 1 } finding }) yield return finding.Describe(profile);
    }

    private static GatewayOverview Failed(GatewayOverview row, Failure failure)
    {
        var reading = Reading.Failed(failure);
        return row with
        {
            Status = GatewayStatus.Unknown,
            Reasons = [$"{failure}. {failure.Remedy}"],
            Traffic = reading,
            Errors = reading,
            InFlight = reading,
            P50 = reading,
            P95 = reading,
            P99 = reading,
            Deflection = reading,
            Spend = reading,
        };
    }

    private static GatewayOverview KeepStale(GatewayOverview row, GatewayOverview? previous) => previous is null ? row : row with
    {
        Traffic = row.Traffic.OrStale(previous.Traffic),
        Errors = row.Errors.OrStale(previous.Errors),
        InFlight = row.InFlight.OrStale(previous.InFlight),
        P50 = row.P50.OrStale(previous.P50),
        P95 = row.P95.OrStale(previous.P95),
        P99 = row.P99.OrStale(previous.P99),
        Deflection = row.Deflection.OrStale(previous.Deflection),
        Spend = row.Spend.OrStale(previous.Spend),
        Trend = row.Trend ?? (row.Traffic.Failure is not null ? previous.Trend : null),
    };
}
