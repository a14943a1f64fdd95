using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Probes, and what the proxy knows of its deployments' health.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Callbacks = ["prometheus", "langfuse", "_PROXY_MaxParallelRequestsHandler"];

    /// <summary>The probes need no key.</summary>
    public static void MapProbes(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])["/health/liveliness", "/health/liveness"]) routes.MapGet(path, () => FastApi.Json("I'm alive!"));
        routes.MapGet("/health/readiness", () => FastApi.Json(new
        {
            status = "healthy",
            db = "connected",
            cache = "redis",
            litellm_version = ProxyConfig.Version,
            success_callbacks = Callbacks,
            use_aiohttp_transport = true,
            log_level = "INFO",
            is_detailed_debug = false,
        }));
    }

    public static void Map(IEndpointRouteBuilder routes, LiteLlmGateway gateway)
    {
        routes.MapGet("/health", (string? model, string? model_id) => Check(gateway, model, model_id));
        routes.MapGet("/health/backlog", () =>
        {
            lock (gateway.Gate) return FastApi.Json(new { in_flight_requests = gateway.InFlight });
        });
        routes.MapGet("/health/latest", () => Latest(gateway));
        routes.MapGet("/health/history", (HttpRequest request) => History(gateway, request));
    }

    /// <summary>Calls every model, which costs money; only checks of one model are stored.</summary>
    private static IResult Check(LiteLlmGateway gateway, string? model, string? id)
    {
        var deployments = gateway.Config.Deployments;
        if (model is not null) deployments = [.. deployments.Where(d => d.Model == model || d.Group == model)];
        else if (id is not null)
        {
            deployments = [.. deployments.Where(d => d.Id == id)];
            if (deployments.Length == 0) return LiteLlmAnswers.Detail($"Model with ID {id} not found", StatusCodes.Status404NotFound);
        }
        List<HealthCheck> checks;
        lock (gateway.Gate) checks = gateway.Checks.RunNow(deployments, keep: model is not null || id is not null, gateway.ConditionsNow, gateway.Now);
        var healthy = checks.Where(c => c.Failure is null).Select(Healthy).ToArray();
        var unhealthy = checks.Where(c => c.Failure is not null).Select(Unhealthy).ToArray();
        return FastApi.Json(new { healthy_endpoints = healthy, unhealthy_endpoints = unhealthy, healthy_count = healthy.Length, unhealthy_count = unhealthy.Length });
    }

    private static Dictionary<string, object> Healthy(HealthCheck check)
    {
        var endpoint = new Dictionary<string, object>
        {
            ["model"] = check.Deployment.Model,
            ["api_base"] = check.Deployment.ApiBase,
            ["custom_llm_provider"] = check.Deployment.Provider,
            ["mode"] = "chat",
        };
        if (check.Deployment.ProviderLimit is not { } limit) return endpoint;
        endpoint["x-ratelimit-remaining-requests"] = $"{limit.Requests - 1}";
        endpoint["x-ratelimit-remaining-tokens"] = $"{limit.Tokens - 22}";
        return endpoint;
    }

    private static object Unhealthy(HealthCheck check) => new
    {
        model = check.Deployment.Model,
        api_base = check.Deployment.ApiBase,
        error = $"{check.Failure!.Message}\nstack trace: Traceback (most recent call last):\n  File \"/usr/lib/python3.13/site-packages/litellm/main.py\", line 611, in acompletion\n",
        raw_request_typed_dict = new { raw_request_api_base = check.Deployment.ApiBase, raw_request_body = new { }, raw_request_headers = new { }, error = (string?)null },
    };

    private static IResult Latest(LiteLlmGateway gateway)
    {
        lock (gateway.Gate)
        {
            var latest = gateway.Checks.NewestFirst().DistinctBy(c => c.Deployment.Id).ToDictionary(c => c.Deployment.Id, Stored);
            return FastApi.Json(new { latest_health_checks = latest, total_models = latest.Count });
        }
    }

    private static IResult History(LiteLlmGateway gateway, HttpRequest request)
    {
        if (LiteLlmAnswers.Number(request, "limit", 100, 1, 1000, out var limit) is { } badLimit) return badLimit;
        if (LiteLlmAnswers.Number(request, "offset", 0, 0, null, out var offset) is { } badOffset) return badOffset;
        string? model = request.Query["model"], status = request.Query["status_filter"];
        lock (gateway.Gate)
        {
            var checks = gateway.Checks.NewestFirst()
                .Where(c => (model is null || c.Deployment.Group == model) && (status is null || Status(c) == status))
                .Skip(offset).Take(limit).Select(Stored).ToArray();
            // The total is that of this page.
            return FastApi.Json(new { health_checks = checks, total_records = checks.Length, limit, offset });
        }
    }

    private static object Stored(HealthCheck check) => new
    {
        health_check_id = check.Id,
        model_name = check.Deployment.Group,
        model_id = check.Deployment.Id,
        status = Status(check),
        healthy_count = check.Failure is null ? 1 : 0,
        unhealthy_count = check.Failure is null ? 0 : 1,
        error_message = check.Failure?.Message,
        response_time_ms = check.Milliseconds,
        details = new { },
        checked_by = check.CheckedBy,
        checked_at = PythonTime.IsoFormat(check.CheckedAt),
        created_at = PythonTime.IsoFormat(check.CheckedAt),
    };

    private static string Status(HealthCheck check) => check.Failure is null ? "healthy" : "unhealthy";
}
