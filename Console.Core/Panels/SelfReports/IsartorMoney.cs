using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.Isartor;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>What deflection is worth, by the gateway's own estimates.</summary>
public static class IsartorMoney
{
    private const string Estimate = "the gateway's estimate: its list prices, and a token for four characters";

    /// <summary>Seven days, as its overview tells.</summary>
    public static IReadOnlyList<NamedReading> Week(Seen<IsartorOverview> seen) =>
    [
        new("Requests", seen.Tell(o => o.Requests, "count", "deflected ones are among them here", IsartorOverview.Window)),
        new("Deflected", seen.Share(o => o.Deflected, o => o.Requests, "requests", "rejected ones are not in its usage log", IsartorOverview.Window)),
        new("Tokens", seen.Tell(o => o.Tokens, "count", null, IsartorOverview.Window)),
        new("Paid", seen.Tell(o => o.CostUsd, "USD", Estimate, IsartorOverview.Window)),
        new("Saved", seen.Tell(o => o.SavedUsd, "USD", Estimate, IsartorOverview.Window)),
        new("Saved of what it would cost", seen.Tell(o => Share(o.SavedUsd, o.CostUsd), "ratio", $"saved / (saved + paid); {Estimate}", IsartorOverview.Window)),
        new("Exact cache", seen.Tell(o => o.ExactEntries, "count", "entries now")),
        new("Semantic cache", seen.Tell(o => o.SemanticEntries, "count", "entries now")),
    ];

    /// <summary>The window that is set in its configuration.</summary>
    public static IReadOnlyList<NamedReading> Window(Seen<IsartorUsage> seen) =>
    [
        new("Answered by paid models", seen.Tell(u => u.Paid, "count", "its total_requests; deflected ones are not among them here, unlike in its overview", seen.Value?.Window)),
        new("Deflected", seen.Share(u => u.Deflected, u => u.Deflected + u.Paid, "requests", null, seen.Value?.Window)),
        new("Prompt tokens", seen.Tell(u => u.PromptTokens, "count", null, seen.Value?.Window)),
        new("Answer tokens", seen.Tell(u => u.CompletionTokens, "count", null, seen.Value?.Window)),
        new("Paid", seen.Tell(u => u.CostUsd, "USD", Estimate, seen.Value?.Window)),
        new("Saved", seen.Tell(u => u.SavedUsd, "USD", Estimate, seen.Value?.Window)),
    ];

    private static double? Share(double? saved, double? paid) => saved + paid is > 0 and var all ? saved / all : null;
}
