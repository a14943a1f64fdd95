using System.Globalization;
using System.Text;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>What the container prints: a JSON line of logger <c>pr.access</c> per request, and uvicorn's own text between them.</summary>
/// <remarks>
/// <c>{"ts": 1778985270.62, "request_id": "c51f…", "method": "GET", "route": "/api/billing/balance", "raw_path": "/api/billing/balance", "status": 401,
/// "latency_ms": 0.89, "user_id": null, "ip": "172.24.0.6", "user_agent": "Mozilla/5.0...", "bytes": 30}</c>
/// and <c>INFO:     172.24.0.6:51514 - "GET /api/billing/balance HTTP/1.1" 401 Unauthorized</c>.
/// </remarks>
internal sealed class AccessLog(DockerLog docker)
{
    private const string StandardError = "stderr";

    private readonly StringBuilder _line = new(512);

    public void Write(in Exchange exchange, DateTimeOffset end)
    {
        var path = exchange.RawPath ?? exchange.Route.Path(exchange.Parameter);
        docker.WriteLine(Json(exchange, end, path), end.AddTicks(900));
        var (ip, port, _) = exchange.Client;
        docker.WriteLine($"INFO:     {ip}:{port} - \"{exchange.Route.Method} {path} HTTP/1.1\" {exchange.Status} {Reason(exchange.Status)}", end.AddTicks(1_700));
        if (exchange.Exception is not null) Traceback(exchange.Exception, end.AddTicks(2_100));
    }

    public void Started(DateTimeOffset time)
    {
        docker.WriteLine("INFO:     Started server process [1]", time, StandardError);
        docker.WriteLine("INFO:     Waiting for application startup.", time.AddMilliseconds(1), StandardError);
        docker.WriteLine("INFO:     Application startup complete.", time.AddMilliseconds(412), StandardError);
        docker.WriteLine("INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)", time.AddMilliseconds(413), StandardError);
    }

    public void Stopped(DateTimeOffset time)
    {
        docker.WriteLine("INFO:     Shutting down", time, StandardError);
        docker.WriteLine("INFO:     Waiting for application shutdown.", time.AddMilliseconds(102), StandardError);
        docker.WriteLine("INFO:     Application shutdown complete.", time.AddMilliseconds(140), StandardError);
        docker.WriteLine("INFO:     Finished server process [1]", time.AddMilliseconds(141), StandardError);
    }

    private string Json(in Exchange exchange, DateTimeOffset end, string path)
    {
        // Python's json.dumps: a space after colon and comma, other characters than ASCII escaped, floats always with a point.
        var seconds = (end - DateTimeOffset.UnixEpoch).TotalSeconds;
        _line.Clear().Append(CultureInfo.InvariantCulture, $"{{\"ts\": {seconds:0.0#}, \"request_id\": ");
        AppendString(exchange.Id.ToString());
        _line.Append(CultureInfo.InvariantCulture, $", \"method\": \"{exchange.Route.Method}\", \"route\": \"{exchange.Route.Template}\", \"raw_path\": ");
        AppendString(path);
        _line.Append(CultureInfo.InvariantCulture, $", \"status\": {exchange.Status}, \"latency_ms\": {exchange.Seconds * 1000:0.0#}, \"user_id\": ");
        if (exchange.UserId is { } user) _line.Append(CultureInfo.InvariantCulture, $"{user}");
        else _line.Append("null");
        _line.Append(", \"ip\": ");
        AppendString(exchange.Client.Ip);
        _line.Append(", \"user_agent\": ");
        if (exchange.Client.UserAgent is { } agent) AppendString(agent);
        else _line.Append("null");
        return _line.Append(CultureInfo.InvariantCulture, $", \"bytes\": {exchange.Bytes}}}").ToString();
    }

    private void AppendString(string text)
    {
        _line.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\':
                    _line.Append('\\').Append(character);
                    break;
                case '\t':
                    _line.Append("\\t");
                    break;
                case < ' ' or > '~' and not '\u007f':
                    _line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    _line.Append(character);
                    break;
            }
        }
        _line.Append('"');
    }

    private void Traceback(string exception, DateTimeOffset time)
    {
        docker.WriteLine("ERROR:    Exception in ASGI application", time, StandardError);
        docker.WriteLine("Traceback (most recent call last):", time, StandardError);
        docker.WriteLine("  File \"/app/llm/upstream.py\", line 88, in complete", time, StandardError);
        docker.WriteLine("    response = await self.http.post(self.url, json=body)", time, StandardError);
        docker.WriteLine($"httpx.{exception}", time, StandardError);
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        422 => "Unprocessable Entity",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "",
    };
}
