using System.Diagnostics;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>The gateway's middleware, for requests somebody really makes: the id is taken over and echoed, the request is counted and logged.</summary>
internal static class RequestRecording
{
    private const string UserKey = "user";
    private const string Header = "X-Request-ID";

    /// <summary>Records what is mapped on the builder; endpoints name their route as metadata.</summary>
    public static RouteGroupBuilder RecordRequests(this RouteGroupBuilder group, PrivateRouterGateway gateway)
    {
        group.AddEndpointFilter((call, next) =>
        {
            var context = call.HttpContext;
            var started = Stopwatch.GetTimestamp();
            var given = context.Request.Headers[Header].ToString();
            var id = given.Length > 0 ? RequestId.From(given) : RequestId.From(Guid.NewGuid().ToString("N"));
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Header] = id.ToString();
                return Task.CompletedTask;
            });
            context.Response.OnCompleted(() =>
            {
                Record(gateway, context, id, Stopwatch.GetElapsedTime(started).TotalSeconds);
                return Task.CompletedTask;
            });
            return next(call);
        });
        return group;
    }

    /// <summary>Tells the log who made the request.</summary>
    public static void SignedIn(this HttpContext context, int user) => context.Items[UserKey] = user;

    private static void Record(PrivateRouterGateway gateway, HttpContext context, RequestId id, double seconds)
    {
        var request = context.Request;
        var connection = context.Connection;
        var userAgent = request.Headers.UserAgent.ToString();
        var client = new Client(connection.RemoteIpAddress?.ToString() ?? "", connection.RemotePort, userAgent.Length > 0 ? userAgent : null);
        // How requests without a route are counted is not documented; one name for all keeps the series few.
        var route = context.GetEndpoint()?.Metadata.GetMetadata<Route>() ?? new Route(request.Method, "unmatched");
        lock (gateway.Gate)
        {
            gateway.Record(new Exchange(route, context.Response.StatusCode, gateway.Now, seconds, id, client)
            {
                UserId = context.Items.TryGetValue(UserKey, out var user) ? (int?)user : null,
                RawPath = request.Path,
                Bytes = (int)(context.Response.ContentLength ?? 0),
            });
        }
    }
}
