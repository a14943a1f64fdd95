using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.Decisions;

/// <summary>Entries of Isartor's two rings as decisions.</summary>
internal static class IsartorRows
{
    private const string Proxy = "proxy";

    public static Decision Of(string gateway, IsartorDecision entry) => new()
    {
        Gateway = gateway,
        Time = entry.Time,
        Outcome = Outcome(entry.Layer, entry.ResolvedBy, entry.Deflected),
        Layer = entry.Layer,
        ResolvedBy = entry.ResolvedBy,
        Surface = Proxy,
        Client = entry.Client,
        Route = $"{entry.Host} {entry.Path}".Trim(),
        Latency = Latency(entry.LatencyMs),
        RequestId = entry.RequestId,
        PromptHash = entry.PromptHash,
    };

    public static Decision Of(string gateway, IsartorPrompt entry) => new()
    {
        Gateway = gateway,
        Time = entry.Time,
        Outcome = Outcome(entry.Layer, entry.ResolvedBy, entry.Deflected),
        Layer = entry.Layer,
        ResolvedBy = entry.ResolvedBy,
        Surface = entry.Surface,
        Client = entry.Client,
        Tool = entry.Tool,
        Route = entry.Route,
        Latency = Latency(entry.LatencyMs),
        Status = entry.Status,
        PromptHash = entry.PromptHash,
    };

    /// <summary>Whether two entries, one with an id and one of the other ring, are of the same request.</summary>
    public static bool AreTheSame(Decision withId, Decision prompt) =>
        prompt.Surface == Proxy && prompt.Client == withId.Client && prompt.PromptHash == withId.PromptHash && prompt.Layer == withId.Layer
        && prompt.Latency == withId.Latency && prompt.Route == withId.Route && (prompt.Time - withId.Time).Duration() <= TimeSpan.FromSeconds(1);

    private static DecisionOutcome Outcome(string? layer, string? resolvedBy, bool? deflected) => (layer, deflected) switch
    {
        _ when resolvedBy == "offline_blocked" => DecisionOutcome.Rejected,
        ("l0", _) => DecisionOutcome.Rejected,
        ("l1a" or "l1b" or "l2", _) => DecisionOutcome.Deflected,
        ("l3", _) => DecisionOutcome.Paid,
        ("miss", _) => DecisionOutcome.Miss,
        (_, true) => DecisionOutcome.Deflected,
        (_, false) => DecisionOutcome.Paid,
        _ => DecisionOutcome.Unknown,
    };

    private static TimeSpan? Latency(double? milliseconds) => milliseconds is >= 0 and < 1e9 and var ms ? TimeSpan.FromMilliseconds(ms) : null;
}
