using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Settings;
using Bound = OperatorConsole.Core.Gateways.Threshold;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/rules/{id}/panels</c>: what a rule compares, over a range, with its number as a line.</summary>
internal static class RulePanelApi
{
    public static void MapRulePanelApi(this IEndpointRouteBuilder api) => api.MapGet("/rules/{id}/panels", ReadAsync)
        .WithTags("Rules").WithName("RulePanels").WithSummary("What a rule compares, with its number as a line, as one compact frame.")
        .Produces(StatusCodes.Status200OK, contentType: FrameResult.MediaType).Produces(StatusCodes.Status304NotModified);

    private static async Task<Results<FrameResult, ProblemHttpResult>> ReadAsync(
        string id, HttpContext context, RuleSet files, RuleBoard board, TimeProvider time, ConsoleSettings settings, CancellationToken cancellation,
        string? value = null, string from = "now-24h", string to = "now", string tz = "UTC", int points = 300, long? rev = null, string? since = null)
    {
        if (files.FindRule(id) is not { } rule) return Problems.NotFound("No such rule", "Reload the list of rules.");
        if (rule.Rule.Analysis is not { } analysis) return Problems.Of(new Failure(FailureKind.Refused, rule.Rule.Name.Value, "its expression cannot be read", "Correct it first."));
        var zone = TimeZoneName.Find(tz);
        if (!zone.Succeeded) return Problems.Of(zone.Failure);
        DateTimeOffset? tick = rev is > 0 and < 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(rev.Value) : null;
        var question = PanelQuestion.Of(new TimeRange(from, to), zone.Value, tick, time.GetUtcNow(), points, settings.Prometheus.ScrapeInterval, Asker.Of(context));
        if (!question.Succeeded) return Problems.Of(question.Failure);
        List<Bound> bounds = [];
        if (analysis.Thresholds.All.FirstOrDefault(t => t.IsPrimary) is { Role: ThresholdRole.Bound } primary && double.IsFinite(primary.Value))
        {
            bounds.Add(new Bound(primary.Value, "now", IsSubject: true));
            if (NumberField.Read(value) is { Succeeded: true, Value: var wanted } && wanted != primary.Value) bounds.Add(new Bound(wanted, "new", IsSubject: true));
        }
        return new FrameResult(await board.GetAsync(analysis, bounds, question.Value, since, cancellation));
    }
}
