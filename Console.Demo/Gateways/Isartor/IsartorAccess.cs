using System.Diagnostics;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What stands around the gateway's endpoints: the key, and on some routes the monitoring.</summary>
internal static class IsartorAccess
{
    /// <summary>Layer 0: 401 without the key.</summary>
    public static RouteGroupBuilder RequireKey(this RouteGroupBuilder group, IsartorGateway gateway)
    {
        group.AddEndpointFilter((context, next) =>
        {
            var request = context.HttpContext.Request;
            if (KeyOf(request) == IsartorSettings.ApiKey) return next(context);
            lock (gateway.Gate) gateway.Journal?.Gateway.Unauthorized(request.Method, request.Path, gateway.Now);
            return ValueTask.FromResult<object?>(IsartorJson.Result(IsartorErrors.Unauthorized, StatusCodes.Status401Unauthorized));
        });
        return group;
    }

    /// <summary>
    /// Tags the response with a layer and logs it as a completed request. No layer ever saw such a request, so the gateway
    /// guesses: a client's error was blocked and "deflected", anything else went to the cloud.
    /// </summary>
    public static RouteGroupBuilder Monitored(this RouteGroupBuilder group, IsartorGateway gateway)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            var result = await next(context);
            var status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
            var layer = status is >= 400 and < 500 ? Layer.AuthBlocked : Layer.Cloud;
            var http = context.HttpContext;
            http.Response.Headers["x-isartor-layer"] = layer.ShortName();
            http.Response.Headers["x-isartor-deflected"] = layer.IsDeflected() ? "true" : "false";
            var elapsed = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            lock (gateway.Gate)
            {
                gateway.Journal?.Gateway.Completed(http.Request.Method, http.Request.Path, status, layer, elapsed, gateway.Now);
                gateway.Traces.Add(new DebugTrace(http.Request.Method, http.Request.Path, status, layer, (ulong)started, gateway.Now, elapsed / 1000.0));
            }
            return result;
        });
        return group;
    }

    /// <summary>X-API-Key if it is there at all, or else the bearer token.</summary>
    private static string? KeyOf(HttpRequest request)
    {
        const string bearer = "Bearer ";
        if (request.Headers.TryGetValue("X-API-Key", out var key)) return key;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(bearer, StringComparison.Ordinal) ? authorization[bearer.Length..] : null;
    }
}
