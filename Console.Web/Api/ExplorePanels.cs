using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/explore/panels</c>: the charts of the page /explore as one compact frame.</summary>
internal static class ExplorePanels
{
    public static void MapExplorePanels(this IEndpointRouteBuilder explore) =>
        explore.MapGet("/panels", ReadAsync).WithName("ExplorePanels").WithSummary("A chart for each expression, as one compact frame.")
            .Produces(StatusCodes.Status200OK, contentType: FrameResult.MediaType).Produces(StatusCodes.Status304NotModified);

    private static async Task<Results<FrameResult, ProblemHttpResult>> ReadAsync(
        [AsParameters] ExplorePanelsParameters parameters, HttpContext context, ExploreBoard board, TimeProvider time, ConsoleSettings settings, CancellationToken cancellation)
    {
        if (parameters.Expr.Length is 0 or > ExploreAddress.MostQueries) return Wrong("expr", $"there must be 1 to {ExploreAddress.MostQueries} of them");
        if (parameters.Expr.Any(string.IsNullOrWhiteSpace)) return Wrong("expr", "one of them is empty");
        if (parameters.Mode is not ("range" or "instant")) return Wrong("mode", "use range or instant");
        var zone = TimeZoneName.Find(parameters.Tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        DateTimeOffset? tick = parameters.Rev is > 0 and < 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(parameters.Rev.Value) : null;
        var moments = ExploreMoments.Of(
            new TimeRange(parameters.From, parameters.To), zone.Value, tick, time.GetUtcNow(), parameters.Points, settings.Prometheus.ScrapeInterval, Asker.Of(context));
        if (!moments.Succeeded) return Problems.Of(moments.Failure);
        return new FrameResult(await board.GetAsync(parameters.Expr, parameters.Mode == "instant", moments.Value, parameters.Since, cancellation));
    }

    private static ProblemHttpResult Wrong(string parameter, string problem) =>
        Problems.Of(new Failure(FailureKind.BadQuestion, $"parameter “{parameter}”", problem, "See docs/api.md."));
}

/// <summary>What the address of the charts says.</summary>
/// <param name="Expr">PromQL, once for each chart.</param>
/// <param name="Mode"><c>range</c> for lines over the range, <c>instant</c> for bars at its end.</param>
/// <param name="From">The start of the range, such as <c>now-6h</c>.</param>
/// <param name="To">The end of the range.</param>
/// <param name="Tz">The viewer's zone by its IANA name, for days and weeks.</param>
/// <param name="Points">About how many points a chart has room for.</param>
/// <param name="Rev">The refresh this belongs to, Unix milliseconds.</param>
/// <param name="Since">The revision the reader has, as a frame gave it.</param>
internal sealed record ExplorePanelsParameters(
    string[] Expr, string Mode = "range", string From = "now-1h", string To = "now", string Tz = "UTC", int Points = 300, long? Rev = null, string? Since = null);
