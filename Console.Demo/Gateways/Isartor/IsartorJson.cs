using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>JSON as serde writes it: snake_case, absent instead of null, no escaped letters.</summary>
internal static class IsartorJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A response as axum sends it: the content type has no charset.</summary>
    public static IResult Result<T>(T value, int status = StatusCodes.Status200OK) => Text(Write(value), "application/json", status);

    public static IResult Text(string text, string contentType, int status) => new TextResult(text, contentType, status);

    private sealed class TextResult(string text, string contentType, int status) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = contentType;
            httpContext.Response.ContentLength = bytes.Length;
            return httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
        }
    }
}
