using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>Looks at the rings of all gateways that have some, and keeps what it saw.</summary>
/// <remarks>Not for several threads at a time; a <see cref="LiveFeed{T}"/> reads one after the other.</remarks>
public sealed class DecisionReader(DebugClient client, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>Each look writes two lines and two spans into an Isartor's own log and traces: often enough to be live, no oftener.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>How many decisions of a gateway are kept.</summary>
    public const int MostOfAGateway = DecisionLog.Capacity;

    private const string RingsOverflow = "More than 200 requests came between two looks: those in between were not seen.";

    private readonly Dictionary<string, DecisionLog> _logs = [];
    private long _number;

    /// <summary>Looks once more.</summary>
    public async Task<DecisionsSnapshot> ReadAsync(DecisionsSnapshot? before, CancellationToken cancellation)
    {
        var asOf = time.GetUtcNow();
        var members = fleet.Members;
        foreach (var gone in _logs.Keys.Except(members.Select(m => m.Settings.Name)).ToArray()) _logs.Remove(gone);
        var looks = await Task.WhenAll(members.Select(m => LookAsync(m, cancellation)));
        // One after the other: numbers tell what is newer.
        var sources = looks.Select(Add).ToArray();
        return new DecisionsSnapshot(asOf, [.. _logs.Values.SelectMany(l => l.Decisions).OrderByDescending(d => d.Time).ThenByDescending(d => d.Number)], sources);
    }

    private async Task<Look> LookAsync(FleetMember member, CancellationToken cancellation)
    {
        if (!member.Gateway.Succeeded) return new Look(member, null, null, "Its profile cannot be used.");
        var gateway = member.Gateway.Value;
        if (gateway.Profile.Debug != "isartor") return new Look(member, null, null, $"{gateway.Profile.Title} has no endpoint that lists its latest decisions.");
        if (gateway.Settings.DebugUrl is null) return new Look(member, null, null, "Set debugUrl of this gateway in the settings to see its decisions.");
        var proxied = client.GetAsync(gateway, DebugEndpoint.IsartorDecisions, IsartorDecisions.Read, cancellation);
        var prompts = client.GetAsync(gateway, DebugEndpoint.IsartorRecentPrompts, IsartorPrompts.Read, cancellation);
        return new Look(member, await proxied, await prompts, null);
    }

    private DecisionSource Add(Look look)
    {
        var name = look.Member.Settings.Name;
        if (look.WhyNot is { } whyNot) return new DecisionSource(name, false, whyNot, []);
        if (!_logs.TryGetValue(name, out var log)) _logs[name] = log = new DecisionLog(name);
        log.Add(look.Proxied!.Value?.Entries, look.Prompts!.Value?.Recent, () => ++_number);
        Failure[] failures = [.. new[] { look.Proxied.Failure, look.Prompts.Failure }.OfType<Failure>()];
        return new DecisionSource(name, true, log.HasGap ? RingsOverflow : null, failures);
    }

    private sealed record Look(FleetMember Member, Result<IsartorDecisions>? Proxied, Result<IsartorPrompts>? Prompts, string? WhyNot);
}
