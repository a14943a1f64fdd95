using System.Text.Json;
using OperatorConsole.Core;

namespace OperatorConsole.Web.Api;

/// <summary>Prometheus' own envelope, so that tools made for it can ask the console instead.</summary>
/// <remarks><c>{"status":"success","data":…,"warnings":["…"]}</c> or <c>{"status":"error","errorType":"bad_data","error":"…"}</c></remarks>
internal sealed class PrometheusEnvelope : IResult
{
    private readonly int _status;
    private readonly Action<Utf8JsonWriter> _write;

    private PrometheusEnvelope(int status, Action<Utf8JsonWriter> write) => (_status, _write) = (status, write);

    public static PrometheusEnvelope Success(Action<Utf8JsonWriter> data, IReadOnlyList<string> warnings) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteString("status", "success");
        json.WritePropertyName("data");
        data(json);
        if (warnings.Count == 0) return;
        json.WriteStartArray("warnings");
        foreach (var warning in warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
    });

    public static PrometheusEnvelope Error(int status, string errorType, string error) => new(status, json =>
    {
        json.WriteString("status", "error");
        json.WriteString("errorType", errorType);
        json.WriteString("error", error);
    });

    /// <summary>Reads the parameters and answers; one that cannot be used is the answer.</summary>
    public static async Task<IResult> AnswerAsync(HttpRequest request, Func<PrometheusParameters, Task<PrometheusEnvelope>> answer, CancellationToken cancellation)
    {
        try
        {
            return await answer(await PrometheusParameters.ReadAsync(request, cancellation));
        }
        catch (BadParameterException problem)
        {
            return Error(StatusCodes.Status400BadRequest, "bad_data", problem.Message);
        }
    }

    /// <summary>What is wrong with the question is said in the server's own words, which carry the place; anything else with what to do.</summary>
    public static PrometheusEnvelope Of(Failure failure) => failure.Kind switch
    {
        FailureKind.BadQuestion => Error(StatusCodes.Status400BadRequest, "bad_data", failure.Problem),
        FailureKind.Execution => Error(StatusCodes.Status422UnprocessableEntity, "execution", failure.Problem),
        FailureKind.Timeout => Error(StatusCodes.Status503ServiceUnavailable, "timeout", $"{failure}. {failure.Remedy}"),
        FailureKind.TooLarge => Error(StatusCodes.Status422UnprocessableEntity, "execution", $"{failure}. {failure.Remedy}"),
        FailureKind.NotFound => Error(StatusCodes.Status404NotFound, "not_found", $"{failure}. {failure.Remedy}"),
        FailureKind.Unreachable or FailureKind.Starting => Error(StatusCodes.Status503ServiceUnavailable, "unavailable", $"{failure}. {failure.Remedy}"),
        _ => Error(StatusCodes.Status502BadGateway, "internal", $"{failure}. {failure.Remedy}"),
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = _status;
        httpContext.Response.ContentType = "application/json";
        // Straight into the response: a large answer is not held twice.
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter);
        json.WriteStartObject();
        _write(json);
        json.WriteEndObject();
        await json.FlushAsync(httpContext.RequestAborted);
    }
}
