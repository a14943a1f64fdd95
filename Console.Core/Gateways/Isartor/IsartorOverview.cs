using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /api/admin/overview</c>: the last seven days of its usage log, and what is switched on.</summary>
/// <remarks>Its <c>total_requests</c> has the deflected ones in it; that of <see cref="IsartorUsage"/> has not.</remarks>
public sealed record IsartorOverview
{
    /// <summary>The days its numbers are over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Requests, deflected ones included.</summary>
    public double? Requests { get; init; }

    /// <summary>Deflected ones.</summary>
    public double? Deflected { get; init; }

    /// <summary>Tokens of prompts and answers.</summary>
    public double? Tokens { get; init; }

    /// <summary>What the answers of paid models cost by its price table, in USD.</summary>
    public double? CostUsd { get; init; }

    /// <summary>What the deflected ones would have cost, in USD.</summary>
    public double? SavedUsd { get; init; }

    /// <summary>Entries of the exact cache.</summary>
    public double? ExactEntries { get; init; }

    /// <summary>Entries of the semantic cache.</summary>
    public double? SemanticEntries { get; init; }

    /// <summary>Whether the local model may answer; <c>/health</c> calls l2 active either way.</summary>
    public bool? LocalModel { get; init; }

    /// <summary>Whether nothing may reach the cloud.</summary>
    public bool? Offline { get; init; }

    /// <summary>Lines on quotas, such as <c>daily tokens: 812331 / 1000000 (81.2%)</c>: states, not warnings, whatever they are called.</summary>
    public IReadOnlyList<string> Quotas { get; init; } = [];

    internal static IsartorOverview? Read(DebugFields fields) => fields.Number("total_requests") is null && fields.Number("uptime_secs") is null ? null : new IsartorOverview
    {
        Requests = fields.Number("total_requests"),
        Deflected = fields.Number("total_deflected"),
        Tokens = fields.Number("total_tokens"),
        CostUsd = fields.Number("estimated_cost_usd"),
        SavedUsd = fields.Number("estimated_saved_cost_usd"),
        ExactEntries = fields.Number("l1a_entries"),
        SemanticEntries = fields.Number("l1b_entries"),
        LocalModel = fields.Flag("slm_router_enabled"),
        Offline = fields.Flag("offline_mode"),
        Quotas = fields.Texts("quota_warnings") ?? [],
    };
}
