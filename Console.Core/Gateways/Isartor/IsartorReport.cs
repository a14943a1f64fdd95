using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary>What an Isartor says of itself. Each part stands or fails alone.</summary>
public sealed record IsartorReport(DateTimeOffset AsOf) : SelfReport(AsOf)
{
    /// <summary>Its layers and uptime.</summary>
    public required Seen<IsartorHealth> Health { get; init; }

    /// <summary>Counts by layer, surface, client and tool.</summary>
    public required Seen<IsartorPrompts> Prompts { get; init; }

    /// <summary>Counts by tool.</summary>
    public required Seen<IsartorAgents> Agents { get; init; }

    /// <summary>Its providers.</summary>
    public required Seen<IsartorProviders> Providers { get; init; }

    /// <summary>Seven days.</summary>
    public required Seen<IsartorOverview> Overview { get; init; }

    /// <summary>The configured window.</summary>
    public required Seen<IsartorUsage> Usage { get; init; }

    /// <summary>The configured window by model.</summary>
    public required Seen<IsartorBreakdown> Breakdown { get; init; }

    /// <summary>Which processes have answered; null while none told its uptime.</summary>
    public ProcessWatch? Processes { get; init; }

    /// <summary>Asks all endpoints.</summary>
    internal static async Task<IsartorReport> ReadAsync(DebugClient client, Gateway gateway, IsartorReport? before, DateTimeOffset now, CancellationToken cancellation)
    {
        var health = client.SeeAsync(gateway, DebugEndpoint.IsartorHealth, IsartorHealth.Read, before?.Health, now, cancellation);
        var prompts = client.SeeAsync(gateway, DebugEndpoint.IsartorPrompts, IsartorPrompts.Read, before?.Prompts, now, cancellation);
        var agents = client.SeeAsync(gateway, DebugEndpoint.IsartorAgents, IsartorAgents.Read, before?.Agents, now, cancellation);
        var providers = client.SeeAsync(gateway, DebugEndpoint.IsartorProviders, IsartorProviders.Read, before?.Providers, now, cancellation);
        var overview = client.SeeAsync(gateway, DebugEndpoint.IsartorOverview, IsartorOverview.Read, before?.Overview, now, cancellation);
        var usage = client.SeeAsync(gateway, DebugEndpoint.IsartorUsage, IsartorUsage.Read, before?.Usage, now, cancellation);
        var breakdown = client.SeeAsync(gateway, DebugEndpoint.IsartorBreakdown, IsartorBreakdown.Read, before?.Breakdown, now, cancellation);
        var told = await health;
        var counted = await prompts;
        return new IsartorReport(now)
        {
            Health = told,
            Prompts = counted,
            Agents = await agents,
            Providers = await providers,
            Overview = await overview,
            Usage = await usage,
            Breakdown = await breakdown,
            Processes = told is { Failure: null, Value.Uptime: { } uptime }
                ? ProcessWatch.Look(before?.Processes, now, uptime, counted.Failure is null ? counted.Value?.Total : null)
                : before?.Processes,
        };
    }
}
