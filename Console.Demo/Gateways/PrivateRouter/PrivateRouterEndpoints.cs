using System.Globalization;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The endpoints PrivateRouter's documentation names.</summary>
internal static class PrivateRouterEndpoints
{
    public static void Map(IEndpointRouteBuilder app, PrivateRouterGateway gateway)
    {
        // Scrapes are not part of what the page counts.
        app.MapGet("/metrics", () => Exposition.Of(gateway));

        var api = app.MapGroup("").RecordRequests(gateway);
        api.MapGet(Route.Health.Template, () => FastApi.Json(new { status = "ok" })).WithMetadata(Route.Health);
        api.MapPost(Route.SignUp.Template, (HttpRequest request) => SignUpAsync(gateway, request)).WithMetadata(Route.SignUp);
        api.MapGet(Route.Balance.Template, (HttpContext context) => Balance(gateway, context)).WithMetadata(Route.Balance);
        api.MapPost(Route.GpuNodes.Template, (HttpRequest request) => RegisterAsync(gateway, request)).WithMetadata(Route.GpuNodes);
        api.MapPost(Route.Heartbeat.Template, (HttpRequest request, string node_id) => HeartbeatAsync(gateway, request, node_id)).WithMetadata(Route.Heartbeat);
        api.MapFallback(() => FastApi.Problem(404, "Not Found"));
    }

    private static async Task<IResult> SignUpAsync(PrivateRouterGateway gateway, HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request);
        if (body.Missing("email", "password") is { } problem) return problem;
        var email = body.Text("email");
        lock (gateway.Gate)
        {
            if (gateway.Customers.SignUp() is not { } user) return FastApi.Problem(403, "Sign-ups are closed");
            request.HttpContext.SignedIn(user);
            return FastApi.Json(new
            {
                access_token = gateway.Keys.Issue(user, gateway.Now),
                token_type = "bearer",
                user = new { id = user, email, name = body.Text("name"), role = "user", status = "active", created_at = Timestamp(gateway.Now) },
            });
        }
    }

    private static IResult Balance(PrivateRouterGateway gateway, HttpContext context)
    {
        lock (gateway.Gate)
        {
            if (SignIn(gateway, context) is not { } user) return FastApi.NotAuthenticated(context);
            return FastApi.Json(new { balance_usd = Math.Round(gateway.Customers.Credit(user), 6), currency = "USD" });
        }
    }

    private static async Task<IResult> RegisterAsync(PrivateRouterGateway gateway, HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request);
        lock (gateway.Gate)
        {
            if (SignIn(gateway, request.HttpContext) is not { } user) return FastApi.NotAuthenticated(request.HttpContext);
            if (user != Customers.Administrator) return FastApi.Problem(403, "Admin role required");
            if (body.Missing("name") is { } problem) return problem;
            var name = body.Text("name");
            if (gateway.Fleet.Nodes.Any(n => n.Name == name)) return FastApi.Problem(409, "A GPU node with this name exists");
            if (gateway.Fleet.Register(name, gateway.Now) is not { } node) return FastApi.Problem(409, "Too many GPU nodes");
            return FastApi.Json(Describe(node), 201);
        }
    }

    private static async Task<IResult> HeartbeatAsync(PrivateRouterGateway gateway, HttpRequest request, string nodeId)
    {
        var body = await RequestBody.ReadAsync(request);
        lock (gateway.Gate)
        {
            if (!gateway.Keys.IsHeartbeatSecret(request.Headers["X-GPU-Heartbeat-Secret"])) return FastApi.Problem(401, "Invalid heartbeat secret");
            if (body.Missing("gpu_utilization", "memory_used_gb", "loaded_models") is { } problem) return problem;
            if (body.Number("gpu_utilization") is not { } utilization) return body.Invalid("gpu_utilization", "number");
            if (body.Number("memory_used_gb") is not { } memory) return body.Invalid("memory_used_gb", "number");
            if (body.Texts("loaded_models") is not { } models) return body.Invalid("loaded_models", "list");
            if (!int.TryParse(nodeId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || gateway.Fleet.Find(id) is not { } node)
                return FastApi.Problem(404, "GPU node not found");
            gateway.Fleet.Heartbeat(node, new GpuReport(utilization, memory, models), gateway.Now);
            return FastApi.Json(new { status = "ok" });
        }
    }

    private static int? SignIn(PrivateRouterGateway gateway, HttpContext context)
    {
        var user = gateway.Keys.UserOf(context.Request.Headers.Authorization, gateway.Now);
        if (user is { } known) context.SignedIn(known);
        return user;
    }

    private static object Describe(GpuNode node) => new
    {
        id = node.Id,
        name = node.Name,
        status = "active",
        health_status = node.Healthy ? "healthy" : "unhealthy",
        gpu_utilization = node.Report?.Utilization,
        memory_used_gb = node.Report?.MemoryUsedGb,
        loaded_models = node.Report?.LoadedModels ?? [],
        last_heartbeat_at = node.LastHeartbeat is { } last ? Timestamp(last) : null,
        created_at = Timestamp(node.CreatedAt),
    };

    private static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
