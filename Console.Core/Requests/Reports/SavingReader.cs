using System.Globalization;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>Estimates what a request saved that no paid model answered: nothing where the gateway's own numbers cannot tell.</summary>
public sealed class SavingReader(SelfReportFeeds feeds, QueryCache queries, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>The mean of fewer requests says nothing of one.</summary>
    private const double LeastRequests = 20;

    /// <summary>The estimate for the request that a line tells of; null where it saved nothing, or that cannot be known.</summary>
    public async Task<Saving?> ReadAsync(string gateway, LogLine line, CancellationToken cancellation)
    {
        if (line.Status is >= 400) return null;
        if (IsDeflectedByIsartor(line.Layer)) return await OfIsartorAsync(gateway, cancellation);
        return line is { CacheHit: true, Cost: 0 } ? await OfCacheAsync(gateway, line.Time, cancellation) : null;
    }

    private static bool IsDeflectedByIsartor(string? layer) => layer?.ToLowerInvariant().Split('_')[0] is "l1a" or "l1b" or "l2";

    private async Task<Saving?> OfIsartorAsync(string gateway, CancellationToken cancellation)
    {
        if (feeds.Of(gateway) is not { } feed || await feed.GetAsync(cancellation) is not IsartorReport { Overview.Value: { SavedUsd: { } saved, Deflected: >= LeastRequests and var deflected } }) return null;
        return new Saving(saved / deflected, string.Create(CultureInfo.InvariantCulture, $"By {gateway}'s own estimate: it saved {UnitFormat.Money(saved)} in seven days by {UnitFormat.Count(deflected)} deflected requests, and this is one of them."));
    }

    // What a request costs that is answered by a model, over the hour before: spend per hour by requests per hour that no cache answered.
    private async Task<Saving?> OfCacheAsync(string gateway, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (fleet.Find(gateway)?.Gateway.Value is not { } known) return null;
        var asOf = DateTimeOffset.FromUnixTimeSeconds((at ?? time.GetUtcNow()).ToUnixTimeSeconds());
        var signals = new SignalQuestions(queries, known, asOf, []);
        if (!signals.CanTell(SignalNames.Spend, null) || !signals.CanTell(SignalNames.Traffic, null) || !signals.CanTell(SignalNames.Cache, null)) return null;
        var (spend, traffic, cache) = (signals.ValuesAsync(SignalNames.Spend, null, cancellation), signals.ValuesAsync(SignalNames.Traffic, null, cancellation), signals.RatiosAsync(SignalNames.Cache, null, cancellation));
        var (perHour, perSecond, hits) = ((await spend)[""], (await traffic)[""], (await cache)[""]);
        if (perHour is not { Value: > 0 and var usd, Unit: "USD/h" } || perSecond.Value is not { } rate || hits.Value is not { } share) return null;
        var paid = rate * 3600 * (1 - share);
        return paid < LeastRequests ? null : new Saving(usd / paid, string.Create(CultureInfo.InvariantCulture,
            $"What a request of {gateway} cost then that no cache answered: {UnitFormat.Money(usd)} an hour by {UnitFormat.Count(paid)} requests an hour, by Prometheus."));
    }
}
