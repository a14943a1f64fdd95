using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.Isartor;

/// <summary><c>GET /api/admin/usage</c>: the configured window of its usage log.</summary>
/// <param name="Window">The window; null where it is not told.</param>
/// <param name="Paid">Requests a paid model answered: its <c>total_requests</c> leaves the deflected ones out.</param>
/// <param name="Deflected">Deflected requests.</param>
/// <param name="PromptTokens">Tokens of prompts.</param>
/// <param name="CompletionTokens">Tokens of answers.</param>
/// <param name="CostUsd">Estimated cost in USD.</param>
/// <param name="SavedUsd">Estimated savings in USD.</param>
public sealed record IsartorUsage(
    TimeSpan? Window, double? Paid, double? Deflected, double? PromptTokens, double? CompletionTokens, double? CostUsd, double? SavedUsd)
{
    internal static IsartorUsage? Read(DebugFields fields) => fields.Number("window_hours") is null && fields.Number("total_requests") is null ? null : new IsartorUsage(
        Hours(fields), fields.Number("total_requests"), fields.Number("total_deflected_requests"), fields.Number("total_prompt_tokens"),
        fields.Number("total_completion_tokens"), fields.Number("estimated_cost_usd"), fields.Number("estimated_saved_cost_usd"));

    internal static TimeSpan? Hours(DebugFields fields) => fields.Number("window_hours") is { } hours and > 0 and < 1e6 ? TimeSpan.FromHours(hours) : null;
}

/// <summary><c>GET /api/admin/usage/breakdown</c>: the same window by provider and model.</summary>
/// <param name="Window">The window; null where it is not told.</param>
/// <param name="Rows">One for each provider and model.</param>
/// <param name="Quotas">Lines on quotas by provider.</param>
public sealed record IsartorBreakdown(TimeSpan? Window, IReadOnlyList<IsartorUsageRow> Rows, IReadOnlyList<IsartorQuota> Quotas)
{
    internal static IsartorBreakdown? Read(DebugFields fields) => fields.List("rows") is not { } rows ? null : new IsartorBreakdown(
        IsartorUsage.Hours(fields),
        [.. rows.Items.Select(r => new IsartorUsageRow(
            r.Text("provider") ?? "", r.Text("model") ?? "", r.Number("requests_total"), r.Number("deflected_total"), r.Number("prompt_tokens"), r.Number("completion_tokens"),
            r.Number("estimated_cost_usd")))],
        [.. fields.List("quota_status")?.Items.Select(q => new IsartorQuota(q.Text("provider") ?? "", q.Text("action"), q.Texts("lines") ?? [])) ?? []]);
}

/// <summary>One model.</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Model">Its name.</param>
/// <param name="Paid">Requests it answered.</param>
/// <param name="Deflected">Requests meant for it that were deflected.</param>
/// <param name="PromptTokens">Tokens of prompts.</param>
/// <param name="CompletionTokens">Tokens of answers.</param>
/// <param name="CostUsd">Estimated cost in USD.</param>
public sealed record IsartorUsageRow(
    string Provider, string Model, double? Paid, double? Deflected, double? PromptTokens, double? CompletionTokens, double? CostUsd);

/// <summary>How much of a provider's quotas is used.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Action">What happens at the limit: <c>warn</c>, <c>block</c> …</param>
/// <param name="Lines">Such as <c>daily tokens: 812331 / 1000000 (81.2%)</c>.</param>
public sealed record IsartorQuota(string Provider, string? Action, IReadOnlyList<string> Lines);
