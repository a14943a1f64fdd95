using OperatorConsole.Demo.Gateways.Isartor.Responses;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>The gateway's own port, without the routes of the models themselves. There is no /metrics.</summary>
internal static class IsartorEndpoints
{
    public static void Map(IEndpointRouteBuilder app, IsartorGateway gateway)
    {
        app.MapGet("/healthz", () => IsartorJson.Result(new { Status = "ok" }));
        app.MapGet("/health", () => Locked(() => HealthResponse.Of(gateway)));
        app.MapGet("/dashboard", Dashboard);

        app.MapGroup("").RequireKey(gateway).MapGet("/v1/models", () => IsartorJson.Result(ModelsResponse.Configured));

        // The monitoring is the outer one: it sees what the key check answers.
        var debug = app.MapGroup("/debug").Monitored(gateway).RequireKey(gateway);
        debug.MapGet("/proxy/recent", (HttpRequest request) => LimitQuery.Answer(request, limit => Locked(() => ProxyRecentResponse.Of(gateway.Stats, limit))));
        debug.MapGet("/stats/prompts", (HttpRequest request) => LimitQuery.Answer(request, limit => Locked(() => PromptStatsResponse.Of(gateway.Stats, limit))));
        debug.MapGet("/stats/agents", () => Locked(() => AgentStatsResponse.Of(gateway.Stats)));
        debug.MapGet("/providers", () => Locked(() => ProvidersResponse.Running(gateway)));

        AdminEndpoints.Map(app, gateway);
        CacheEndpoints.Map(app, gateway);

        IResult Locked<T>(Func<T> read)
        {
            lock (gateway.Gate) return IsartorJson.Result(read());
        }
    }

    private static IResult Dashboard() => Results.Content(
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Isartor</title></head>
        <body><h1>Isartor</h1><p>The dashboard of a simulated gateway has no more to show. Its numbers are below /api/admin.</p></body>
        </html>
        """,
        "text/html; charset=utf-8");
}
