using System.Globalization;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The configured deployments and the providers' budgets.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, LiteLlmGateway gateway)
    {
        foreach (var path in (string[])["/model/info", "/v1/model/info"])
            routes.MapGet(path, (string? litellm_model_id) => Info(gateway.Config.Deployments, litellm_model_id));
        routes.MapGet("/provider/budgets", () =>
        {
            lock (gateway.Gate) return FastApi.Json(new { providers = gateway.Config.ProviderBudgets.ToDictionary(p => p.Key, p => Budget(p.Value)) });
        });
    }

    private static IResult Info(Deployment[] deployments, string? id)
    {
        if (id is not null) deployments = [.. deployments.Where(d => d.Id == id)];
        if (deployments.Length == 0) return LiteLlmAnswers.Detail($"Model id = {id} not found on litellm proxy", StatusCodes.Status400BadRequest);
        return FastApi.Json(new { data = deployments.Select(Entry) });
    }

    private static object Entry(Deployment deployment) => new
    {
        model_name = deployment.Group,
        litellm_params = new { api_base = deployment.ApiBase, model = deployment.Model, custom_llm_provider = deployment.Provider },
        model_info = new
        {
            id = deployment.Id,
            db_model = false,
            key = deployment.Group,
            max_tokens = deployment.AnswerTokens,
            max_input_tokens = deployment.ContextTokens,
            max_output_tokens = deployment.AnswerTokens,
            input_cost_per_token = deployment.Offer.InputUsdPerMillion / 1e6,
            output_cost_per_token = deployment.Offer.OutputUsdPerMillion / 1e6,
            litellm_provider = deployment.Provider,
            mode = "chat",
            supports_function_calling = true,
        },
    };

    private static object Budget(Budget budget) => new
    {
        budget_limit = budget.Limit,
        time_period = budget.PeriodName,
        spend = budget.Spend,
        // Without a zone, unlike every other time the proxy writes.
        budget_reset_at = budget.ResetAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
    };
}
