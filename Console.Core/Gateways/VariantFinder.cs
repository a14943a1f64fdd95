using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Gateways;

/// <summary>Looks which variants of their profiles the gateways export, once for all viewers.</summary>
public sealed class VariantFinder(QueryCache queries, PrometheusClient prometheus, GatewayFleet fleet, TimeProvider time)
{
    private const string Asker = "variants";

    /// <summary>A gateway exports another family after an upgrade; that is no matter of seconds.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>How soon what is not known yet is asked again.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>How far back is looked for a gateway that is silent now.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    /// <summary>Looks again and again until cancelled. What cannot be asked now is asked again soon.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, time);
        do await LookAsync(cancellation);
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Looks at the gateways that were not looked at for a while.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = fleet.Members.Where(m => m.Profile is { Variants.Count: > 0 } && (m.Variants is null or { Failure: not null } || now - m.Variants.AsOf >= Between));
        await Task.WhenAll(due.Select(m => LookAsync(m, now, cancellation)));
    }

    private async Task LookAsync(FleetMember member, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<FoundVariant>();
        foreach (var variant in member.Profile!.Variants)
        {
            var answer = await queries.InstantAsync(member.Gateway.Value!.Expand($"count by (__name__, instance) ({Selector(variant)})"), now, Asker, cancellation);
            if (!answer.Succeeded)
            {
                Fail(member, now, answer.Failure);
                return;
            }
            var samples = answer.Value.Samples;
            if (samples.Count == 0) continue;
            var metrics = samples.Select(s => s.Labels["__name__"]).ToHashSet();
            found.Add(new FoundVariant(variant, [.. variant.Detect.Where(metrics.Contains)], samples.Select(s => s.Labels["instance"]).Distinct().Count()));
        }
        var finding = found.Count > 0 ? new VariantFinding(found, now, IsNow: true)
            : member.Variants is { Found.Count: > 0 } before ? before with { AsOf = now, IsNow = false, Failure = null }
            : await LookBackAsync(member, now, cancellation);
        fleet.Note(member, finding);
    }

    private void Fail(FleetMember member, DateTimeOffset now, Failure failure) =>
        fleet.Note(member, (member.Variants ?? new VariantFinding([], now, IsNow: false)) with { Failure = failure });

    /// <summary>What a silent gateway exported before the console was started.</summary>
    private async Task<VariantFinding> LookBackAsync(FleetMember member, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<FoundVariant>();
        foreach (var variant in member.Profile!.Variants)
        {
            var search = new SeriesSearch([member.Gateway.Value!.Expand(Selector(variant))], now - LookBack, now);
            var names = await prometheus.LabelValuesAsync("__name__", search, LookupBounds.Default, cancellation);
            if (!names.Succeeded) return new VariantFinding([], now, IsNow: false) { Failure = names.Failure };
            if (names.Value.Items.Count > 0) found.Add(new FoundVariant(variant, [.. variant.Detect.Where(names.Value.Items.Contains)], 0));
        }
        return new VariantFinding(found, now, IsNow: false);
    }

    private static string Selector(ProfileVariant variant) =>
        $$"""{$selector,__name__=~"{{string.Join('|', variant.Detect)}}"{{(variant.Where.Length > 0 ? "," + variant.Where : "")}}}""";
}
