using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/rules/preview</c> and <c>/apply</c>: changes of single rules.</summary>
internal static class RuleChangesApi
{
    private const int MaxBytes = 512 * 1024;

    public static void MapRuleChangesApi(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Rules").WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        rules.MapPost("/preview", Preview).WithName("PreviewRuleChange").WithSummary("What a change of a rule would do to its file.");
        rules.MapPost("/apply", ApplyAsync).WithName("ApplyRuleChange").WithSummary("Changes a rule, and confirms that Prometheus runs it or puts the old one back.");
    }

    private static Results<Ok<PreviewAnswer>, ProblemHttpResult> Preview(RuleChangeQuestion question, RulePlanner planner, AlertsReader reader)
    {
        var order = question.ToOrder("");
        if (!order.Succeeded) return Problems.Of(order.Failure);
        var plan = planner.Plan(order.Value);
        if (!plan.Succeeded) return Refused(plan.Failure, order.Value, planner);
        var after = RuleFile.Read(plan.Value.After.Text);
        var rule = plan.Value.Rule!.Key;
        var findings = Linter.Examine(after, reader.Surroundings()).Where(f => f.Rule is null || (f.Rule.Group.Name == rule.Group && f.Rule.Index == rule.Index));
        return TypedResults.Ok(new PreviewAnswer(plan.Value.Diff, plan.Value.After.Hash, plan.Value.Changes, plan.Value.IsMoved, [.. findings.Select(FindingJson.Of)]));
    }

    private static async Task<Results<Ok<ApplyAnswer>, ProblemHttpResult>> ApplyAsync(RuleChangeQuestion question, HttpContext context, RuleApplier applier, RulePlanner planner, CancellationToken cancellation)
    {
        var order = question.ToOrder(Asker.Of(context));
        if (!order.Succeeded) return Problems.Of(order.Failure);
        var outcome = await applier.ApplyAsync(order.Value, null, cancellation);
        return outcome.Succeeded ? TypedResults.Ok(ApplyAnswer.Of(outcome.Value)) : Refused(outcome.Failure, order.Value, planner);
    }

    /// <summary>A conflict tells the three versions, so that the caller can decide.</summary>
    public static ProblemHttpResult Refused(Failure failure, RuleOrder order, RulePlanner planner)
    {
        if (failure.Kind != FailureKind.Conflict) return Problems.Of(failure);
        var ways = planner.ThreeWaysOf(order);
        return Problems.Of(failure, new Dictionary<string, object?> { ["base"] = ways.Base, ["theirs"] = ways.Theirs, ["yours"] = ways.Yours });
    }
}

/// <param name="Hash">SHA-256 of the file's bytes as they were looked at.</param>
/// <param name="Window">How long the change is to hold before it is taken back by itself, such as <c>2h</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RuleChangeQuestion(string? File, string? Group, int? Index, string? Hash, RuleChangesJson? Changes, string? Reason, string? Window)
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    public Result<RuleOrder> ToOrder(string who)
    {
        if (File is null || Group is null || Index is null || Hash is null || Changes is null)
            return new Failure(FailureKind.BadQuestion, "The change", "it does not say which rule is meant and what is to change", "Send file, group, index, hash and changes.");
        TimeSpan? window = null;
        if (!string.IsNullOrWhiteSpace(Window))
        {
            if (!PrometheusDuration.TryParse(Window.Trim(), out var given) || given < TimeSpan.FromSeconds(1) || given > LongestWindow)
                return new Failure(FailureKind.Refused, "The change", $"“{Problems.Cut(Window)}” is no time after which it could be taken back", "Write a duration from 1s to 90d, such as 2h.");
            window = given;
        }
        var changes = Changes.ToChanges();
        if (!changes.Succeeded) return changes.Failure;
        return new RuleOrder(new RuleKey(File, Group, Index.Value), Hash)
        {
            Who = who,
            Reason = Reason ?? "",
            Window = window,
            Edit = (text, rule) => RuleEditor.Change(text, rule, changes.Value),
        };
    }
}

/// <summary>What is to be different; what is left out stays.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RuleChangesJson
{
    public IReadOnlyList<ThresholdChangeJson>? Thresholds { get; init; }

    public string? For { get; init; }

    public string? KeepFiringFor { get; init; }

    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    public IReadOnlyDictionary<string, string?>? Annotations { get; init; }

    public string? Expr { get; init; }

    public Result<RuleChanges> ToChanges()
    {
        Dictionary<int, double> thresholds = [];
        foreach (var change in Thresholds ?? [])
        {
            if (!int.TryParse(Text(change.Id), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                return new Failure(FailureKind.Refused, "The change", $"“{Problems.Cut(Text(change.Id) ?? "")}” is no threshold's id", "Send the id that /api/v1/rules gives.");
            var value = NumberField.Read(Text(change.Value));
            if (!value.Succeeded) return value.Failure with { Kind = FailureKind.Refused };
            thresholds[index] = value.Value;
        }
        return new RuleChanges
        {
            Thresholds = thresholds,
            For = For,
            KeepFiringFor = KeepFiringFor,
            Labels = Labels ?? new Dictionary<string, string?>(),
            Annotations = Annotations ?? new Dictionary<string, string?>(),
            Expr = Expr,
        };
    }

    // A number may come as one or as the text an operator typed: 1e400 and “1,5” are refused either way, and not rounded first.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}

/// <param name="Id">As <c>/api/v1/rules</c> gives it.</param>
/// <param name="Value">A number, or a text with one.</param>
internal sealed record ThresholdChangeJson(JsonElement Id, JsonElement Value);

/// <param name="IsMoved">Whether the file was changed elsewhere meanwhile, but not this rule.</param>
internal sealed record PreviewAnswer(string Diff, string NewHash, IReadOnlyList<string> Changes, bool IsMoved, IReadOnlyList<FindingJson> Lint);

/// <param name="Revision">The change's number in the history.</param>
/// <param name="Hash">SHA-256 of the file's bytes now.</param>
/// <param name="Active">Whether Prometheus runs it; else it is in the file and waits for a reload.</param>
internal sealed record ApplyAnswer(long Revision, string Hash, bool Active, string Diff, DateTimeOffset? Until, IReadOnlyList<string> Notes)
{
    public static ApplyAnswer Of(ApplyOutcome outcome) => new(outcome.Revision.Id, outcome.Plan.After.Hash, outcome.IsActive, outcome.Plan.Diff, outcome.Revision.Until, outcome.Notes);
}
