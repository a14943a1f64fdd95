using OperatorConsole.Core.Gateways.Debug;
using OperatorConsole.Core.Gateways.LiteLlm;

namespace OperatorConsole.Core.Panels.SelfReports;

/// <summary>A deployment with its prices.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="Input">USD per million prompt tokens.</param>
/// <param name="Output">USD per million completion tokens.</param>
/// <param name="Context">The most prompt tokens.</param>
public sealed record LiteLlmDeploymentRow(LiteLlmDeployment Deployment, Reading Input, Reading Output, Reading Context)
{
    /// <summary>All deployments of an answer, by name.</summary>
    public static IReadOnlyList<LiteLlmDeploymentRow> Of(Seen<LiteLlmModels> seen) =>
    [
        .. (seen.Value?.Deployments ?? []).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new LiteLlmDeploymentRow(
            d,
            seen.Tell(_ => d.InputUsd, "USD", "per million prompt tokens, by LiteLLM's price table"),
            seen.Tell(_ => d.OutputUsd, "USD", "per million completion tokens, by LiteLLM's price table"),
            seen.Tell(_ => d.Context, "count", "the most prompt tokens"))),
    ];
}

/// <summary>A provider's budget and how much of it is used.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Spend">What is spent, in USD.</param>
/// <param name="Limit">The limit, in USD.</param>
/// <param name="Used">The share that is spent.</param>
public sealed record LiteLlmBudgetRow(LiteLlmBudget Budget, Reading Spend, Reading Limit, Reading Used)
{
    /// <summary>All budgets of an answer, the fullest first.</summary>
    public static IReadOnlyList<LiteLlmBudgetRow> Of(Seen<LiteLlmBudgets> seen) =>
    [
        .. (seen.Value?.Budgets ?? []).Select(b => new LiteLlmBudgetRow(
            b,
            seen.Tell(_ => b.SpendUsd, "USD", $"of the running period ({b.Period ?? "not told"})"),
            seen.Tell(_ => b.LimitUsd, "USD", $"for each period ({b.Period ?? "not told"})"),
            seen.Tell(_ => b.LimitUsd > 0 ? b.SpendUsd / b.LimitUsd : null, "ratio", "spent of the limit"))).OrderByDescending(r => r.Used.Value ?? -1),
    ];
}
