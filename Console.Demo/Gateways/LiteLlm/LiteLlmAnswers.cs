using System.Globalization;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Problems as LiteLLM answers them, in one of its four ways.</summary>
internal static class LiteLlmAnswers
{
    /// <summary>A ProxyException: <c>{"error":{"message":…,"type":…,"param":…,"code":"401"}}</c>; the code is text.</summary>
    public static IResult Error(string message, string type, string param, int code) =>
        FastApi.Json(new { error = new { message, type, param, code = code.ToString(CultureInfo.InvariantCulture) } }, code);

    /// <summary>An HTTPException: <c>{"detail":{"error":…}}</c>.</summary>
    public static IResult Detail(string error, int status) => FastApi.Problem(status, new { error });

    /// <summary>An exception nobody caught.</summary>
    public static IResult Crash() => Results.Text("Internal Server Error", "text/plain; charset=utf-8", statusCode: StatusCodes.Status500InternalServerError);

    /// <summary>Reads a whole number of the query string within bounds, or says what is wrong with it as pydantic does.</summary>
    public static IResult? Number(HttpRequest request, string name, int otherwise, int? least, int? most, out int number)
    {
        number = otherwise;
        if (!request.Query.TryGetValue(name, out var given)) return null;
        var input = given.ToString();
        var loc = new[] { "query", name };
        if (!int.TryParse(input, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return Invalid(new { type = "int_parsing", loc, msg = "Input should be a valid integer, unable to parse string as an integer", input });
        if (number < least)
            return Invalid(new { type = "greater_than_equal", loc, msg = $"Input should be greater than or equal to {least}", input, ctx = new { ge = least } });
        if (number > most)
            return Invalid(new { type = "less_than_equal", loc, msg = $"Input should be less than or equal to {most}", input, ctx = new { le = most } });
        return null;
    }

    private static IResult Invalid(object problem) => FastApi.Problem(StatusCodes.Status422UnprocessableEntity, new[] { problem });
}
