using System.Text.Encodings.Web;
using System.Text.Json;

namespace OperatorConsole.Demo.Hosting;

/// <summary>Answers in FastAPI's way: compact JSON, and a problem as <c>{"detail": …}</c>.</summary>
internal static class FastApi
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Json(object body, int status = 200) => new Answer(JsonSerializer.SerializeToUtf8Bytes(body, Options), status);

    public static IResult Problem(int status, object detail) => Json(new { detail }, status);

    public static IResult NotAuthenticated(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem(401, "Not authenticated");
    }

    /// <summary>Sends its length, as Starlette does; the access log takes its <c>bytes</c> from there.</summary>
    private sealed class Answer(byte[] body, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            httpContext.Response.ContentLength = body.Length;
            return httpContext.Response.Body.WriteAsync(body).AsTask();
        }
    }
}
