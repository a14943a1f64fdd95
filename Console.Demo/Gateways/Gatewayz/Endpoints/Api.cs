namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Maps endpoints that answer from the gateway's state: access first, then parameters, then the body.</summary>
internal sealed class Api(IEndpointRouteBuilder routes, GatewayzGateway gateway)
{
    private const string Json = "application/json";

    public void Get(string path, Func<Ask, object> answer, Access access = Access.Open) =>
        routes.MapGet(path, (HttpContext http) => Answer(http, access, answer));

    public void Post(string path, Func<Ask, object> answer, Access access = Access.Open) =>
        routes.MapPost(path, (HttpContext http) => Answer(http, access, answer));

    public void Fallback(Refusal refusal) => routes.MapFallback((HttpContext http) => Answer(http, Access.Open, _ => refusal));

    private IResult Answer(HttpContext http, Access access, Func<Ask, object> answer)
    {
        RequestIdHeader.Echo(http);
        lock (gateway.Gate)
        {
            var ask = new Ask(http, gateway);
            var body = GatewayzAccess.Check(access, http.Request.Headers.Authorization) switch
            {
                StatusCodes.Status401Unauthorized => GatewayzErrors.Unauthorized(ask),
                StatusCodes.Status403Forbidden => GatewayzErrors.Forbidden(ask),
                _ => answer(ask),
            };
            if (ask.Problems.Count > 0) body = GatewayzErrors.Invalid(ask.Problems);
            return body is Refusal refusal
                ? Results.Text(PythonJson.Write(refusal.Body), Json, statusCode: refusal.Status)
                : Results.Text(PythonJson.Write(body), Json);
        }
    }
}
