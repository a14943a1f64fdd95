using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Drafting;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>A rule, and changing it. What is typed stands in the address until it is applied, so a draft can be sent to somebody.</summary>
public sealed partial class RulePage : TimedPage, IDisposable
{
    /// <summary>A page is shown empty rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly (string From, string Words)[] Ranges = [("now-24h", "24 h"), ("now-7d", "7 days"), ("now-30d", "30 days")];

    private IDisposable? _watch;
    private DateTimeOffset _lookedAt;
    private DateTimeOffset _seenAt;

    /// <summary>The rule's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>What is to happen to the rule as a whole: <c>copy</c>, <c>off</c>, <c>delete</c>, or <c>new</c> for one behind it.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    public string? Act { get; set; }

    /// <summary>The name of a copy.</summary>
    [SupplyParameterFromQuery(Name = "name")]
    public string? CopiedAs { get; set; }

    /// <summary>The gateway a new rule is for.</summary>
    [SupplyParameterFromQuery(Name = "gateway")]
    public string? ForGateway { get; set; }

    /// <summary>What a new rule begins with.</summary>
    [SupplyParameterFromQuery]
    public string? Template { get; set; }

    /// <summary>Who looks at the page: a user, or an address.</summary>
    [CascadingParameter(Name = "Viewer")]
    public required string Viewer { get; set; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>The shared rules.</summary>
    [Inject]
    public required LiveFeed<AlertsSnapshot> Feed { get; init; }

    /// <summary>The rule files.</summary>
    [Inject]
    public required RuleSet Files { get; init; }

    /// <summary>Knows what a file would be after a change.</summary>
    [Inject]
    public required RulePlanner Planner { get; init; }

    /// <summary>Makes changes.</summary>
    [Inject]
    public required RuleApplier Applier { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>The address bar.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Loads the editor of expressions where the page did not come as HTML.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private bool IsRead { get; set; }

    /// <summary>The rule as it was when the page was opened: a change is made of that.</summary>
    private KnownRule? Looked { get; set; }

    /// <summary>The rule as it is now.</summary>
    private RuleRow? Row { get; set; }

    private IReadOnlyList<RuleRow> Siblings { get; set; } = [];

    private RuleDraft? Draft { get; set; }

    private Result<RulePlan>? Plan { get; set; }

    private IReadOnlyList<StaleText> Stale { get; set; } = [];

    private string Reason { get; set; } = "";

    private string Window { get; set; } = "";

    private ApplyStep? Step { get; set; }

    private ApplyOutcome? Outcome { get; set; }

    private Failure? Problem { get; set; }

    private ThreeWays? Ways { get; set; }

    private string Query => new Uri(Navigation.Uri).Query;

    private string RangeFrom => Ranges.Any(r => r.From == From) ? From! : Ranges[0].From;

    // What was seen before the page was opened, or before its own change, says nothing.
    private bool IsChangedElsewhere => Looked is not null && Row?.Known is { } now && now.File.Content.Hash != Looked.File.Content.Hash && Step is null && _seenAt > _lookedAt;

    /// <summary>The draft and the range: what a link to the same page keeps.</summary>
    private IEnumerable<KeyValuePair<string, string?>> Kept => [.. Draft?.Fields() ?? [], .. From is null ? [] : new[] { KeyValuePair.Create("from", (string?)From) }];

    private string? PrimaryTyped => Looked?.Rule.Analysis?.Thresholds.All.Index().FirstOrDefault(t => t.Item.IsPrimary) is { Item: not null } primary
        ? Draft?.Fields().FirstOrDefault(f => f.Key == RuleDraft.Threshold + primary.Index.ToString(CultureInfo.InvariantCulture)).Value : null;

    private string StepWords => Step switch
    {
        ApplyStep.Waiting => "Waiting for another change to end …",
        ApplyStep.Checking => "Checking all rule files …",
        ApplyStep.Writing => "Writing the file …",
        ApplyStep.Reloading => "Prometheus reads its files again …",
        ApplyStep.Confirming => "Asking Prometheus what it runs …",
        ApplyStep.RollingBack => "Putting the old file back …",
        _ => string.IsNullOrWhiteSpace(Reason) ? "Say why: others will ask." : "",
    };

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Looked?.Key.Id != Id)
        {
            Look();
            await Feed.GetWithinAsync(Patience);
            IsRead = true;
        }
        See(Feed.Latest);
        Draw();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _watch = Presence.WhilePresent(() => Feed.Watch(snapshot => _ = InvokeAsync(() =>
        {
            See(snapshot);
            StateHasChanged();
        })));
        // The page that came as HTML has the script already, and then this does nothing.
        await Script.InvokeVoidAsync("import", $"{Navigation.BaseUri}{Assets["assets/explore.js"]}");
    }

    private void Look() => (Looked, _lookedAt) = (Files.FindRule(Id), Time.GetUtcNow());

    private void See(AlertsSnapshot? snapshot)
    {
        if (snapshot is null) return;
        _seenAt = snapshot.AsOf;
        Row = snapshot.Find(Id);
        Siblings = Row is null ? [] : RuleLadder.Siblings(Row, snapshot.Rows);
    }

    /// <summary>What the draft in the address would do.</summary>
    private void Draw()
    {
        Draft = Looked is null ? null : RuleDraft.Read(Looked.Rule, Query);
        (Plan, Stale) = (null, []);
        if (Looked is null || Draft is null || Looked.Hindrance is not null) return;
        if (Act is not null)
        {
            Plan = Planner.Plan(Order());
            return;
        }
        if (Draft.IsEmpty || !Draft.Changes.Succeeded) return;
        Plan = Planner.Plan(Order());
        Stale = StaleTexts.Find(Looked.Rule, Draft.Changes.Value.Thresholds).Where(s => !Draft.Changes.Value.Annotations.ContainsKey(s.Where)).ToList();
    }

    private RuleOrder Order() => new(Looked!.Key, Looked.File.Content.Hash)
    {
        Who = Viewer,
        Reason = Reason,
        Edit = Edit,
    };

    private Result<string> Edit(string text, Rule rule) => Act switch
    {
        null => RuleEditor.Change(text, rule, Draft!.Changes.Value!),
        "copy" => RuleLines.Copy(text, rule, CopyName),
        "off" => RuleLines.SwitchOff(text, rule, Reason.Length > 0 ? Reason : "(the reason)"),
        "delete" => RuleLines.Delete(text, rule),
        "new" when NewRule is { } template => RuleLines.Add(text, rule, template.Lines),
        _ => new Failure(FailureKind.Refused, "The change", "the address does not say what is to happen", "Begin anew at the list of rules."),
    };

    private string CopyName => CopiedAs is { Length: > 0 } name ? name : $"{Looked?.Rule.Name.Value}Copy";

    private RuleTemplate? NewRule => Fleet.Find(ForGateway ?? "")?.Gateway.Value is { } gateway ? RuleTemplates.Of(gateway).FirstOrDefault(t => t.Id == Template) : null;

    private string ActWords => Act switch
    {
        "copy" => "of a copy",
        "off" => "of switching it off",
        "delete" => "of deleting it",
        "new" => $"of a new rule behind {Looked?.Rule.Name}",
        _ => "",
    };

    private static IEnumerable<KeyValuePair<string, string?>> Acting(string act) => [KeyValuePair.Create("do", (string?)act)];

    private async Task ApplyAsync()
    {
        (Outcome, Problem, Ways) = (null, null, null);
        TimeSpan? window = null;
        if (!string.IsNullOrWhiteSpace(Window))
        {
            if (!PrometheusDuration.TryParse(Window.Trim(), out var given) || given < TimeSpan.FromSeconds(1))
            {
                Problem = new Failure(FailureKind.Refused, "For how long", $"“{Window}” is no duration", "Write 2h or 90m, or nothing for good.");
                return;
            }
            window = given;
        }
        var order = Order() with { Window = window };
        Step = ApplyStep.Waiting;
        try
        {
            var outcome = await Applier.ApplyAsync(order, new Steps(this), CancellationToken.None);
            (Outcome, Problem) = (outcome.Value, outcome.Failure);
            if (outcome.Failure is { Kind: FailureKind.Conflict }) Ways = Planner.ThreeWaysOf(order);
        }
        finally
        {
            Step = null;
        }
        if (Outcome is null) return;
        if (Act is not null)
        {
            // The rule may be gone, or another stand in its place.
            Navigation.NavigateTo(Urls.Revision(Outcome.Revision.Id));
            return;
        }
        (Reason, Window) = ("", "");
        Look();
        Navigation.NavigateTo(Urls.Rule(Id), replace: true);
    }

    private void Type((string Field, string Value) typed)
    {
        var fields = QueryHelpers.ParseQuery(Query).ToDictionary(f => f.Key, f => (string?)f.Value.LastOrDefault());
        fields[typed.Field] = typed.Value;
        // Each letter replaces the address: Back leaves the page, it does not take back letters.
        Navigation.NavigateTo(Urls.Rule(Id, fields), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    private string WithRange(string from) => Urls.Rule(Id, [.. Draft?.Fields() ?? [], KeyValuePair.Create("from", (string?)from)]);

    private void Show(ApplyStep step) => _ = InvokeAsync(() =>
    {
        Step = step;
        StateHasChanged();
    });

    private sealed class Steps(RulePage page) : IProgress<ApplyStep>
    {
        public void Report(ApplyStep value) => page.Show(value);
    }
}
