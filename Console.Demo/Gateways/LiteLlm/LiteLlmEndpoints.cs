using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The proxy's endpoints an operator uses; all but the probes want a key.</summary>
internal static class LiteLlmEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, LiteLlmGateway gateway)
    {
        routes.MapGet("/metrics", (HttpContext context) => Metrics(context, gateway));
        HealthEndpoints.MapProbes(routes);
        var api = routes.MapGroup("").AddEndpointFilter((context, next) =>
            BearerKey.Refusal(context.HttpContext.Request) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(context));
        HealthEndpoints.Map(api, gateway);
        ModelEndpoints.Map(api, gateway);
        SpendLogEndpoints.Map(api, gateway);
        GlobalSpendEndpoints.Map(api, gateway);
        routes.MapFallback(() => FastApi.Problem(StatusCodes.Status404NotFound, "Not Found"));
    }

    /// <summary>
    /// The metrics are mounted at <c>/metrics/</c>: without the slash there is only a redirect. The key is asked for first, on both
    /// (<c>require_auth_for_metrics_endpoint: true</c>), and refused with a JSON string.
    /// </summary>
    private static IResult Metrics(HttpContext context, LiteLlmGateway gateway)
    {
        var request = context.Request;
        if (BearerKey.Refusal(request) is not null)
            return FastApi.Json("Unauthorized access to metrics endpoint: Authentication Error, Invalid proxy server token passed.", StatusCodes.Status401Unauthorized);
        if (!request.Path.Value!.EndsWith('/'))
            return Results.Redirect($"{request.Scheme}://{request.Host}/metrics/", preserveMethod: true);
        return Exposition.Of(gateway);
    }
}
