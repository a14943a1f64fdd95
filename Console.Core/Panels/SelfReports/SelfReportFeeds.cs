using System.Collections.Concurrent;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Gatewayz;
using OperatorConsole.Core.Gateways.Isartor;
using OperatorConsole.Core.Gateways.LiteLlm;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>What gateways say of themselves: each asked once for all viewers, and only while one looks.</summary>
/// <param name="client">Asks.</param>
/// <param name="fleet">The gateways.</param>
/// <param name="time">The clock.</param>
/// <param name="onBug">Told of exceptions there should be none of.</param>
public sealed class SelfReportFeeds(DebugClient client, GatewayFleet fleet, TimeProvider time, Action<Exception> onBug) : IAsyncDisposable
{
    /// <summary>An Isartor writes a line into its log and a span into its traces whenever a debug endpoint is asked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Name, string Kind), LiveFeed<SelfReport>> _feeds = new();

    /// <summary>The feed of a gateway; null where the console knows no endpoints of its kind, or not their address.</summary>
    public LiveFeed<SelfReport>? Of(string name)
    {
        if (fleet.Find(name) is not { Gateway: { Succeeded: true, Value: { Profile.Debug: { } kind, Settings.DebugUrl: not null } gateway } }) return null;
        return _feeds.GetOrAdd((name, kind), _ => new LiveFeed<SelfReport>((before, stop) => ReadAsync(Current(gateway, kind), before, stop), Interval, time, onBug));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var feed in _feeds.Values) await feed.DisposeAsync();
    }

    /// <summary>As it is set now; settings may have changed since the feed began.</summary>
    private Gateway Current(Gateway first, string kind) =>
        fleet.Find(first.Name)?.Gateway.Value is { Settings.DebugUrl: not null } now && now.Profile.Debug == kind ? now : first;

    private async Task<SelfReport> ReadAsync(Gateway gateway, SelfReport? before, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return gateway.Profile.Debug switch
        {
            "isartor" => await IsartorReport.ReadAsync(client, gateway, before as IsartorReport, now, cancellation),
            "gatewayz" => await GatewayzReport.ReadAsync(client, gateway, before as GatewayzReport, now, cancellation),
            "litellm" => await LiteLlmReport.ReadAsync(client, gateway, before as LiteLlmReport, now, cancellation),
            var kind => throw new InvalidOperationException($"There is no client for “{kind}”"),
        };
    }
}
