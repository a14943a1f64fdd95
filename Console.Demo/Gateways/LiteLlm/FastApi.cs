using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Answers as FastAPI and LiteLLM's own error handler write them.</summary>
internal static class FastApi
{
    // Python escapes neither quotes nor < and > in its JSON.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Ok(object? body) => Of(body, StatusCodes.Status200OK);

    public static IResult Of(object? body, int status) => Results.Json(body, Json, "application/json", status);

    /// <summary>A ProxyException: <c>{"error":{"message":…,"type":…,"param":…,"code":"401"}}</c>; the code is text.</summary>
    public static IResult Error(string message, string type, string param, int code) =>
        Of(new { error = new { message, type, param, code = code.ToString(CultureInfo.InvariantCulture) } }, code);

    /// <summary>An HTTPException: <c>{"detail":{"error":…}}</c>.</summary>
    public static IResult Detail(string error, int status) => Of(new { detail = new { error } }, status);

    /// <summary>An exception nobody caught.</summary>
    public static IResult Crash() => Results.Text("Internal Server Error", "text/plain; charset=utf-8", statusCode: StatusCodes.Status500InternalServerError);

    /// <summary>Python's <c>isoformat</c>: a fraction of six digits, or none on the full second.</summary>
    public static string IsoFormat(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd'T'HH:mm:ss'+00:00'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a whole number of the query string within bounds, or says what is wrong with it as pydantic does.</summary>
    public static IResult? Number(HttpRequest request, string name, int otherwise, int? least, int? most, out int number)
    {
        number = otherwise;
        if (!request.Query.TryGetValue(name, out var given)) return null;
        var input = given.ToString();
        if (!int.TryParse(input, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return Invalid(new { type = "int_parsing", loc = new[] { "query", name }, msg = "Input should be a valid integer, unable to parse string as an integer", input });
        if (number < least)
            return Invalid(new { type = "greater_than_equal", loc = new[] { "query", name }, msg = $"Input should be greater than or equal to {least}", input, ctx = new { ge = least } });
        if (number > most)
            return Invalid(new { type = "less_than_equal", loc = new[] { "query", name }, msg = $"Input should be less than or equal to {most}", input, ctx = new { le = most } });
        return null;
    }

    private static IResult Invalid(object problem) => Of(new { detail = new[] { problem } }, StatusCodes.Status422UnprocessableEntity);
}
