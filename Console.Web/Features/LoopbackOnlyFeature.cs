using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features;

/// <summary>Keeps pages of other sites out, which reach a loopback address through the operator's own browser.</summary>
internal static class LoopbackOnlyFeature
{
    public static void UseLoopbackOnly(this WebApplication app) => app.Use((context, next) => Refusal(context.Request) switch
    {
        null => next(context),
        var reason => Results.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context),
    });

    private static string? Refusal(HttpRequest request)
    {
        // A foreign name that was made to point at 127.0.0.1 (DNS rebinding) still stands in the Host header.
        if (!LoopbackHost.Is(request.Host.Host.Trim('[', ']'))) return "The console answers to localhost, 127.0.0.0/8 and [::1] only.";

        // Browsers send WebSockets and simple posts across sites without asking, but they say where from.
        return ChangesSomething(request) && request.Headers.Origin.Any(o => !IsOwn(o, request)) ? "This request comes from another site." : null;
    }

    private static bool ChangesSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        || request.Headers.Upgrade.Count > 0
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string? origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
