using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core;

namespace OperatorConsole.Web.Api;

/// <summary>The API's errors as RFC 9457 problem details.</summary>
internal static class Problems
{
    public static ProblemHttpResult NoSuchGateway(string name, IEnumerable<string> known) =>
        TypedResults.Problem($"There is no gateway “{name}”. Configured are: {string.Join(", ", known)}.", statusCode: StatusCodes.Status404NotFound, title: "No such gateway");

    public static ProblemHttpResult NotFound(string title, string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: title);

    public static ProblemHttpResult BadRequest(string title, string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: title);

    /// <summary>What a message repeats of a text that may be of any length.</summary>
    public static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    /// <summary>A wrong question is the caller's; anything else is an upstream's.</summary>
    public static ProblemHttpResult Of(Failure failure, IDictionary<string, object?>? extensions = null) => TypedResults.Problem(
        $"{failure.Problem}. {failure.Remedy}",
        statusCode: failure.Kind switch
        {
            FailureKind.BadQuestion => StatusCodes.Status400BadRequest,
            FailureKind.NotFound => StatusCodes.Status404NotFound,
            FailureKind.Conflict => StatusCodes.Status409Conflict,
            FailureKind.ReadOnly => StatusCodes.Status403Forbidden,
            FailureKind.Refused => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status502BadGateway,
        },
        title: failure.Where,
        extensions: extensions);
}
