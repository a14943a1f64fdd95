using Microsoft.AspNetCore.Http.HttpResults;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Web.Api;

/// <summary><c>GET /api/v1/rules</c>: every rule of the files and of the server.</summary>
internal static class RuleListApi
{
    public static void MapRuleListApi(this IEndpointRouteBuilder api) => api.MapGet("/rules", ListAsync)
        .WithTags("Rules").WithName("ListRules").WithSummary("All rules with their files, thresholds, states and findings.");

    private static async Task<Ok<RuleListAnswer>> ListAsync(LiveFeed<AlertsSnapshot> feed, AlertsReader reader, CancellationToken cancellation)
    {
        // Whoever has just changed a file must see it: the files are looked at anew, the server's part as well.
        var snapshot = await reader.ReadAsync(feed.Latest, cancellation);
        return TypedResults.Ok(RuleListAnswer.Of(snapshot));
    }
}

/// <param name="AsOf">When the rules were read.</param>
/// <param name="Failure">Why the server could not be asked.</param>
/// <param name="Unreadable">Files and folders that could not be read.</param>
internal sealed record RuleListAnswer(DateTimeOffset AsOf, string? Failure, IReadOnlyList<string> Unreadable, IReadOnlyList<RuleGroupJson> Groups)
{
    public static RuleListAnswer Of(AlertsSnapshot snapshot) => new(
        snapshot.AsOf, snapshot.Failure?.ToString(), [.. snapshot.Files.Failures.Select(f => f.ToString())],
        [.. snapshot.Rows.GroupBy(r => (r.Key.File, r.Key.Group)).Select(g => new RuleGroupJson(g.Key.File, g.Key.Group, g.First().Interval?.TotalSeconds, [.. g.Select(RuleJson.Of)]))]);
}

/// <param name="Interval">In seconds; null for the server's own.</param>
internal sealed record RuleGroupJson(string File, string Name, double? Interval, IReadOnlyList<RuleJson> Rules);

/// <summary>A rule as the API tells it.</summary>
internal sealed record RuleJson(
    string Id, string File, string? Hash, string Group, int Index, int? Line, string? Alert, string? Record, string Expr, string? For, string? KeepFiringFor,
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, IReadOnlyList<RuleThresholdJson> Thresholds,
    string State, string Health, string? LastError, double? EvaluationSeconds, string? Drift, string? Gateway, bool Editable, string? Reason, IReadOnlyList<FindingJson> Lint)
{
    public static RuleJson Of(RuleRow row)
    {
        var rule = row.Known?.Rule;
        var expr = rule?.Expr.Value ?? row.Expr;
        return new RuleJson(
            row.Key.Id, row.Key.File, row.Known?.File.Content.Hash, row.Key.Group, row.Key.Index, row.Known?.Line, row.IsAlert ? row.Name : null, row.IsAlert ? null : row.Name,
            expr, rule?.ForText?.Value, rule?.KeepFiringForText?.Value, row.Labels, row.Annotations,
            [.. row.Thresholds.Index().Select(t => RuleThresholdJson.Of(t.Index, t.Item, expr))],
            row.State, row.Health, row.Live?.LastError is { Length: > 0 } error ? error : null, row.Live?.EvaluationTime, row.Drift, row.Gateway.Length > 0 ? row.Gateway : null,
            row.Hindrance is null, row.Hindrance, [.. row.Lint.Select(FindingJson.Of)]);
    }
}

/// <param name="Id">Its place among the thresholds of the expression, from 0.</param>
/// <param name="Value">The number; null where JSON has none for it.</param>
/// <param name="Text">The number as it is written.</param>
/// <param name="Kind">What it decides: <c>numeric</c>, <c>presence</c>, <c>state</c>, <c>measured</c>; of a factor <c>factor</c>, of a guard <c>guard</c>.</param>
internal sealed record RuleThresholdJson(string Id, string Op, double? Value, string Text, MeasuredUnit Unit, string Kind, int Start, int End, bool IsPrimary, int? Link)
{
    public static RuleThresholdJson Of(int index, Threshold threshold, string expr) => new(
        FormattableString.Invariant($"{index}"), threshold.Comparison.Operator.Text(), double.IsFinite(threshold.Value) ? threshold.Value : null, threshold.Range.Of(expr), threshold.Unit,
        KindOf(threshold), threshold.Range.Start, threshold.Range.End, threshold.IsPrimary, threshold.Link);

    private static string KindOf(Threshold threshold) => threshold switch
    {
        { IsGuard: true } => "guard",
        { Role: ThresholdRole.Factor } => "factor",
        _ => threshold.Comparison.Class switch
        {
            ComparisonClass.State => "state",
            ComparisonClass.Presence => "presence",
            ComparisonClass.Numeric => "numeric",
            _ => "measured",
        },
    };
}
