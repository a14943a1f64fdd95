using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary><c>GET /health/gateways</c>: the only answer with the time of each check, hence with the age of the health cache.</summary>
/// <remarks><code>{"success":true,"data":{"openrouter":{"status":"healthy","available":true,"last_check":"2026-08-20T10:29:31.004512+00:00"}},"metadata":{"data_source":"health-service-cache"}}</code></remarks>
/// <param name="CheckedAt">The newest check; null where the cache is empty.</param>
/// <param name="Unconfigured">Providers without models, which are left out of every rate.</param>
/// <param name="Warning">What it says of the cache itself.</param>
public sealed record GatewayzGateways(DateTimeOffset? CheckedAt, IReadOnlyList<string> Unconfigured, string? Warning)
{
    internal static GatewayzGateways? Read(DebugFields fields)
    {
        if (fields.Object("data") is not { } data) return null;
        var gateways = data.Members.ToArray();
        return new GatewayzGateways(
            gateways.Max(g => g.Fields.Time("last_check")),
            [.. gateways.Where(g => g.Fields.Text("status") == "unconfigured").Select(g => g.Name)],
            fields.Object("metadata")?.Text("warning"));
    }
}
