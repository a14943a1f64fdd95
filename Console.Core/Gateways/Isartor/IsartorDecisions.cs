using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /debug/proxy/recent</c>: the last 200 decisions of the proxy surface, newest first.</summary>
/// <remarks><code>{"entries":[{"request_id":"4c0b…","timestamp":"2026-04-10T12:34:56.789012345+00:00","client":"copilot","hostname":"…","path":"/v1/…","final_layer":"l1a","resolved_by":"exact_cache","deflected":true,"latency_ms":1}]}</code></remarks>
public sealed record IsartorDecisions(IReadOnlyList<IsartorDecision> Entries)
{
    internal static IsartorDecisions? Read(DebugFields fields) =>
        fields.List("entries") is { } entries ? new IsartorDecisions([.. entries.Items.Select(IsartorDecision.Read).OfType<IsartorDecision>()]) : null;
}

/// <summary>One decision of the proxy surface; the only place where a request of this gateway has an id.</summary>
/// <param name="RequestId">A UUID the gateway makes up after the answer; neither headers nor logs hold it.</param>
/// <param name="Time">When it was answered.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Host">The host the client meant.</param>
/// <param name="Path">The path there.</param>
/// <param name="PromptHash">SHA-256 of the prompt; null where there was none.</param>
/// <param name="Layer">The layer that answered: <c>l0</c> to <c>l3</c>.</param>
/// <param name="ResolvedBy">What in that layer, such as <c>semantic_cache</c>.</param>
/// <param name="Deflected">Whether the gateway counts it as deflected.</param>
/// <param name="LatencyMs">Milliseconds.</param>
public sealed record IsartorDecision(
    string RequestId, DateTimeOffset Time, string? Client, string? Host, string? Path, string? PromptHash, string? Layer, string? ResolvedBy, bool? Deflected, double? LatencyMs)
{
    internal static IsartorDecision? Read(DebugFields fields) => fields.Time("timestamp") is not { } time || fields.Text("request_id") is not { Length: > 0 } id ? null : new IsartorDecision(
        id, time, fields.Text("client"), fields.Text("hostname"), fields.Text("path"), fields.Text("prompt_hash"), fields.Text("final_layer"), fields.Text("resolved_by"),
        fields.Flag("deflected"), fields.Number("latency_ms"));
}
