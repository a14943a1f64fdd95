using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Alerting.Listing;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>All rules and what is pending or firing; the address holds the filter.</summary>
public sealed partial class AlertsPage : IDisposable
{
    /// <summary>A page is shown empty rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private IDisposable? _watch;

    /// <summary>Only in this state.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Only of this severity.</summary>
    [SupplyParameterFromQuery]
    public string? Severity { get; set; }

    /// <summary>Only about this gateway.</summary>
    [SupplyParameterFromQuery]
    public string? Gateway { get; set; }

    /// <summary>Only those this check finds something in.</summary>
    [SupplyParameterFromQuery]
    public string? Finding { get; set; }

    /// <summary>Only with this label, such as <c>team=search</c>, or <c>team</c> for any value.</summary>
    [SupplyParameterFromQuery]
    public string? Label { get; set; }

    /// <summary>The shared rules.</summary>
    [Inject]
    public required LiveFeed<AlertsSnapshot> Feed { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>How often rules are asked for, and where they are.</summary>
    [Inject]
    public required ConsoleSettings Settings { get; init; }

    private AlertsSnapshot? Snapshot { get; set; }

    private IReadOnlyList<RuleRow> Found { get; set; } = [];

    private IReadOnlyList<AlertInstance> Instances { get; set; } = [];

    private bool IsFiltered => (State ?? Severity ?? Gateway ?? Finding ?? Label) is not null;

    /// <summary>How the tables are looked at, which the form would leave out.</summary>
    private IEnumerable<(string Key, string? Value)> TableWords =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).Where(q => q.Key is "sort" or "q" or "active-sort" or "active-q").SelectMany(q => q.Value.Select(v => (q.Key, v)));

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Snapshot = await Feed.GetWithinAsync(Patience);

    /// <inheritdoc/>
    protected override void OnParametersSet() => Pick();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watch = Presence.WhilePresent(() => Feed.Watch(snapshot => _ = InvokeAsync(() => Show(snapshot))));
    }

    private void Show(AlertsSnapshot snapshot)
    {
        Snapshot = snapshot;
        Pick();
        StateHasChanged();
    }

    private void Pick()
    {
        Found = [.. (Snapshot?.Rows ?? []).Where(Takes)];
        Instances = [.. Found.Where(r => r.Live is not null).SelectMany(r => r.Live!.Alerts.Select(a => new AlertInstance(r, a))).OrderBy(a => a.Alert.State == "pending").ThenBy(a => a.Alert.ActiveAt)];
    }

    private bool Takes(RuleRow row) =>
        Is(State, row.State) && Is(Severity, row.Severity) && Is(Gateway, row.Gateway) && (string.IsNullOrEmpty(Finding) || row.Lint.Any(l => l.Check.Id == Finding)) && HasLabel(row);

    private bool HasLabel(RuleRow row)
    {
        if (string.IsNullOrWhiteSpace(Label)) return true;
        var parts = Label.Trim().Split('=', 2);
        return row.Labels.TryGetValue(parts[0].Trim(), out var value) && (parts.Length == 1 || value == parts[1].Trim().Trim('"'));
    }

    private static bool Is(string? wanted, string value) => string.IsNullOrEmpty(wanted) || wanted == value;

    private static string Summary(AlertsSnapshot snapshot)
    {
        var alerts = snapshot.Rows.Where(r => r.Live is not null).SelectMany(r => r.Live!.Alerts).ToList();
        return FormattableString.Invariant($"{alerts.Count(a => a.State == "firing")} firing · {alerts.Count(a => a.State == "pending")} pending · {snapshot.Rows.Count} rules in {snapshot.Files.Files.Count} files");
    }

    /// <summary>By name, with what the address says.</summary>
    private static IEnumerable<string> Sorted(IEnumerable<string> values, string? chosen) => values.Append(chosen).OfType<string>().Order(StringComparer.Ordinal);
}
