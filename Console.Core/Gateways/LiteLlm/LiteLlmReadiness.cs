using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.LiteLlm;

/// <summary><c>GET /health/readiness</c>: 200 and <c>healthy</c> with a lost database too; only <c>db</c> tells.</summary>
/// <remarks><code>{"status":"healthy","db":"connected","cache":"redis","litellm_version":"1.83.0","success_callbacks":["prometheus"],"is_detailed_debug":false}</code></remarks>
/// <param name="Status">What it calls itself.</param>
/// <param name="Database"><c>connected</c>, <c>disconnected</c> or <c>Not connected</c>, which is none at all.</param>
/// <param name="Cache">The kind of cache; null for none, or where it is not told.</param>
/// <param name="Version">The release.</param>
/// <param name="Callbacks">What is called after an answer; without <c>prometheus</c> there are no metrics.</param>
/// <param name="DetailedDebug">Whether it logs requests in full.</param>
public sealed record LiteLlmReadiness(string? Status, string? Database, string? Cache, string? Version, IReadOnlyList<string>? Callbacks, bool? DetailedDebug)
{
    internal static LiteLlmReadiness? Read(DebugFields fields) => fields.Text("status") is null ? null : new LiteLlmReadiness(
        fields.Text("status"), fields.Text("db"), fields.Text("cache"), fields.Text("litellm_version"), fields.Texts("success_callbacks"), fields.Flag("is_detailed_debug"));
}

/// <summary><c>GET /health/backlog</c>: <c>{"in_flight_requests":4}</c>, of the worker that answered.</summary>
public sealed record LiteLlmBacklog(double InFlight)
{
    internal static LiteLlmBacklog? Read(DebugFields fields) => fields.Number("in_flight_requests") is { } count ? new LiteLlmBacklog(count) : null;
}
