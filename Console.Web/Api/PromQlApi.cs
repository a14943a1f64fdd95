using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/promql/parse</c>: where every part of an expression stands and what it means. Nothing is asked of Prometheus.</summary>
internal static class PromQlApi
{
    private const int MostExpressions = 1000;

    // A part of an expression takes some fifty times its length in the answer.
    private const int MaxBytes = 512 * 1024;

    public static void MapPromQlApi(this IEndpointRouteBuilder api) => api.MapPost("/promql/parse", Parse)
        .WithTags("PromQL").WithName("ParsePromQl").WithSummary("Reads expressions: parts with their places, selectors, thresholds.")
        .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static Results<Ok<ParseAnswer>, ProblemHttpResult> Parse(ParseQuestion question)
    {
        if (question.Exprs is not { } expressions) return Problems.BadRequest("No expressions", "The body is {\"exprs\": [\"up == 0\", …]}.");
        if (expressions.Count > MostExpressions) return Problems.BadRequest("Too many expressions", $"{expressions.Count} expressions were sent; at most {MostExpressions} are read at a time.");
        return TypedResults.Ok(new ParseAnswer([.. expressions.Select(e => ParsedJson.Of(PromQlParser.Parse(e ?? "")))]));
    }
}

/// <param name="Exprs">The expressions.</param>
internal sealed record ParseQuestion(IReadOnlyList<string?>? Exprs);

/// <param name="Results">One for each expression, in their order.</param>
internal sealed record ParseAnswer(IReadOnlyList<ParsedJson> Results);
