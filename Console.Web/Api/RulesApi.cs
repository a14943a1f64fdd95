using System.Text;
using Microsoft.AspNetCore.Mvc;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/rules/lint</c>: checks a rule file that is sent.</summary>
internal static class RulesApi
{
    private const int MaxBytes = 1024 * 1024;

    public static void MapRulesApi(this IEndpointRouteBuilder api)
    {
        api.MapPost("/rules/lint", LintAsync)
            .WithTags("Rules").WithName("LintRules").WithSummary("Checks a rule file, alone and beside the series the server has.")
            .Accepts<string>("application/yaml").Produces<LintAnswer>()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        api.MapRuleListApi();
        api.MapRulePanelApi();
        api.MapRuleChangesApi();
        api.MapRuleHistoryApi();
    }

    private static async Task<IResult> LintAsync(HttpRequest request, ConsoleSettings settings, CatalogueReader catalogue, SeenRangeReader past, GatewayFleet fleet, CancellationToken cancellation, bool live = true, string? evaluationInterval = null)
    {
        TimeSpan? interval = null;
        if (evaluationInterval is not null)
        {
            if (!PrometheusDuration.TryParse(evaluationInterval, out var given)) return Problems.BadRequest("No duration", "evaluationInterval is a duration such as 15s.");
            interval = given;
        }
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var file = RuleFile.Read(await reader.ReadToEndAsync(cancellation));
        var around = new LintSurroundings { ScrapeInterval = settings.Prometheus.ScrapeInterval, EvaluationInterval = interval, Metrics = OfProfiles(fleet) };
        if (!live) return Answer(file, around, live: false, null);
        var known = await catalogue.ReadAsync(file.Rules, around, cancellation);
        if (!known.Succeeded) return Answer(file, around, live: false, Words(known.Failure));
        var seen = await past.ReadAsync(file.Rules, cancellation);
        return Answer(file, known.Value with { Seen = seen.Value }, live: true, seen.Succeeded ? null : Words(seen.Failure));
    }

    /// <summary>What is known of the configured gateways without asking anybody.</summary>
    private static MetricCatalogue OfProfiles(GatewayFleet fleet) => ProfileMetrics.Of([.. fleet.Members.Select(m => m.Profile).OfType<GatewayProfile>().Distinct().Select(p => p.Metrics)]);

    private static string Words(Failure failure) => $"{failure} {failure.Remedy}";

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<LintAnswer> Answer(RuleFile file, LintSurroundings around, bool live, string? failure) =>
        TypedResults.Ok(new LintAnswer(live, failure, file.Rules.Count(), [.. Linter.Examine(file, around).Select(FindingJson.Of)]));
}

/// <param name="Live">Whether the rules were held beside the series of the server.</param>
/// <param name="Failure">Why they were not, or not beside their past, though it was asked for.</param>
/// <param name="Rules">How many rules the file has.</param>
/// <param name="Findings">In the order of the file.</param>
internal sealed record LintAnswer(bool Live, string? Failure, int Rules, IReadOnlyList<FindingJson> Findings);
