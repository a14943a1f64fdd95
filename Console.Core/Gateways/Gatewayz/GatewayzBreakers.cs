using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Gatewayz;

/// <summary><c>GET /circuit-breakers</c>: the breakers of calls to providers, of the replica that answered.</summary>
/// <remarks><code>{"circuit_breakers":{"cerebras":{"provider":"cerebras","state":"open","failure_count":5,"failure_rate":1.0,"recent_requests":5,"opened_at":"2026-08-20T10:29:15.000210+00:00","seconds_until_retry":45}}}</code></remarks>
public sealed record GatewayzBreakers(IReadOnlyList<GatewayzBreaker> Breakers)
{
    internal static GatewayzBreakers? Read(DebugFields fields) =>
        fields.Object("circuit_breakers") is { } all ? new GatewayzBreakers([.. all.Members.Select(b => GatewayzBreaker.Read(b.Name, b.Fields))]) : null;
}

/// <summary>The breaker of a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="State">Closed, half open, open; null for a word the console does not know.</param>
/// <param name="Failures">Failures that count towards opening.</param>
/// <param name="FailureRate">The share of recent calls that failed, 0 to 1.</param>
/// <param name="RecentCalls">How many calls that is a share of.</param>
/// <param name="OpenedAt">When it opened; only while it is not closed, for the gateway keeps the time of an old opening.</param>
/// <param name="RetryIn">How long it stays open.</param>
public sealed record GatewayzBreaker(
    string Provider, BreakerState? State, double? Failures, double? FailureRate, double? RecentCalls, DateTimeOffset? OpenedAt, TimeSpan? RetryIn)
{
    internal static GatewayzBreaker Read(string name, DebugFields fields)
    {
        var state = BreakerStates.Parse(fields.Text("state"));
        var isClosed = state is BreakerState.Closed;
        return new GatewayzBreaker(
            fields.Text("provider") ?? name, state, fields.Number("failure_count"), fields.Number("failure_rate"), fields.Number("recent_requests"),
            isClosed ? null : fields.Time("opened_at"),
            isClosed || fields.Number("seconds_until_retry") is not (> 0 and < 1e9 and var seconds) ? null : TimeSpan.FromSeconds(seconds));
    }
}

/// <summary><c>GET /api/monitoring/circuit-breakers</c>: the availability service's own breakers, one for each model, apart from the others and in no metric.</summary>
/// <remarks><code>[{"provider":"openrouter","model":"openai/gpt-4o-mini","state":"CLOSED","failure_count":0,"is_available":true,"last_updated":0.0}]</code></remarks>
public sealed record GatewayzModelBreakers(IReadOnlyList<GatewayzModelBreaker> Breakers)
{
    internal static GatewayzModelBreakers? Read(DebugFields fields) => !fields.IsList ? null : new GatewayzModelBreakers(
        [.. fields.Items.Select(b => new GatewayzModelBreaker(b.Text("provider") ?? "", b.Text("model") ?? "", BreakerStates.Parse(b.Text("state"))))]);
}

/// <summary>The breaker of a model at a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Model">The model.</param>
/// <param name="State">Closed, half open, open; null for a word the console does not know.</param>
public sealed record GatewayzModelBreaker(string Provider, string Model, BreakerState? State);

/// <summary>Whether calls pass.</summary>
public enum BreakerState
{
    /// <summary>They do.</summary>
    Closed,

    /// <summary>A few do, to see whether it works again.</summary>
    HalfOpen,

    /// <summary>They are refused.</summary>
    Open,
}

/// <summary>Reads the state of a breaker: one service writes <c>half_open</c>, the other <c>HALF_OPEN</c>.</summary>
internal static class BreakerStates
{
    public static BreakerState? Parse(string? text) => text?.ToUpperInvariant() switch
    {
        "CLOSED" => BreakerState.Closed,
        "HALF_OPEN" or "HALF-OPEN" => BreakerState.HalfOpen,
        "OPEN" => BreakerState.Open,
        _ => null,
    };
}
