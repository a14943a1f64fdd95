using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Core.Gateways.LiteLlm;

/// <summary><c>GET /model/info</c>: the deployments.</summary>
/// <remarks><code>{"data":[{"model_name":"gpt-4o-mini","litellm_params":{"model":"openai/gpt-4o-mini","api_base":"https://…"},"model_info":{"id":"e3f1b0c2a9","input_cost_per_token":1.5e-07,"mode":"chat"}}]}</code></remarks>
public sealed record LiteLlmModels(IReadOnlyList<LiteLlmDeployment> Deployments)
{
    internal static LiteLlmModels? Read(DebugFields fields) =>
        fields.List("data") is { } data ? new LiteLlmModels([.. data.Items.Select(LiteLlmDeployment.Read)]) : null;
}

/// <summary>A deployment: a model at one place, under the name clients use.</summary>
/// <param name="Name">The name clients use.</param>
/// <param name="Model">The model, with its provider.</param>
/// <param name="Provider">The provider.</param>
/// <param name="ApiBase">Where it is called, without what may hold a key.</param>
/// <param name="Id">Its id in the metrics.</param>
/// <param name="InputUsd">USD per million prompt tokens.</param>
/// <param name="OutputUsd">USD per million completion tokens.</param>
/// <param name="Context">The most prompt tokens.</param>
/// <param name="Mode"><c>chat</c>, <c>embedding</c> …</param>
public sealed record LiteLlmDeployment(
    string Name, string? Model, string? Provider, string? ApiBase, string? Id, double? InputUsd, double? OutputUsd, double? Context, string? Mode)
{
    internal static LiteLlmDeployment Read(DebugFields fields)
    {
        var (call, info) = (fields.Object("litellm_params"), fields.Object("model_info"));
        return new LiteLlmDeployment(
            fields.Text("model_name") ?? "", call?.Text("model"), info?.Text("litellm_provider") ?? call?.Text("custom_llm_provider"), ForeignText.Address(call?.Text("api_base")),
            info?.Text("id"), info?.Number("input_cost_per_token") * 1e6, info?.Number("output_cost_per_token") * 1e6, info?.Number("max_input_tokens"), info?.Text("mode"));
    }
}

/// <summary><c>GET /provider/budgets</c>: budgets by provider.</summary>
/// <remarks><code>{"providers":{"openai":{"budget_limit":100.0,"time_period":"1d","spend":12.6,"budget_reset_at":"2026-04-29T00:00:00"}}}</code></remarks>
public sealed record LiteLlmBudgets(IReadOnlyList<LiteLlmBudget> Budgets)
{
    internal static LiteLlmBudgets? Read(DebugFields fields) => fields.Object("providers") is not { } providers ? null : new LiteLlmBudgets(
        [.. providers.Members.Select(p => new LiteLlmBudget(
            p.Name, p.Fields.Number("budget_limit"), p.Fields.Text("time_period"), p.Fields.Number("spend"), p.Fields.Time("budget_reset_at")))]);
}

/// <summary>A provider's budget.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="LimitUsd">The limit in USD; null for none.</param>
/// <param name="Period">How long it is for, such as <c>1d</c>.</param>
/// <param name="SpendUsd">What is spent of it, in USD.</param>
/// <param name="ResetAt">When it begins anew; its time has no zone and is UTC.</param>
public sealed record LiteLlmBudget(string Provider, double? LimitUsd, string? Period, double? SpendUsd, DateTimeOffset? ResetAt);
