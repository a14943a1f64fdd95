namespace OperatorConsole.Demo.Gateways.StrataRouter;

/// <summary>The few endpoints StrataRouter's documentation names.</summary>
internal static class StrataRouterEndpoints
{
    private static readonly object[] Routes =
    [
        new { id = "billing", description = "Billing questions", examples = new[] { "Where is my invoice?" } },
        new { id = "support", description = "Product support", examples = new[] { "The app crashes when I log in" } },
        new { id = "code", description = "Code questions", examples = new[] { "Write a function that sorts a list" } },
        new { id = "general", description = "Everything else", examples = new[] { "Hello" } },
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health", () => Results.Json(new { status = "ok", version = "0.3.0" }));
        app.MapGet("/health/ready", () => Results.Json(new { status = "ready", checks = new { database = "ok", cache = "ok", router = "ok" } }));
        app.MapGet("/routes", () => Results.Json(new { routes = Routes, total = Routes.Length }));
    }
}
