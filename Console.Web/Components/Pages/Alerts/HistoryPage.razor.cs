using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Web.Components.Pages.Alerts;

/// <summary>Who changed which rule when and why; one change in full, and taking it back.</summary>
public sealed partial class HistoryPage : IDisposable
{
    /// <summary>The change that is shown in full.</summary>
    [SupplyParameterFromQuery]
    public long? Change { get; set; }

    /// <summary>Only changes of the rule with this id.</summary>
    [SupplyParameterFromQuery]
    public string? Rule { get; set; }

    /// <summary>The change that another is compared with.</summary>
    [SupplyParameterFromQuery(Name = "compare")]
    public long? From { get; set; }

    /// <summary>The change that is compared with it.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public long? To { get; set; }

    /// <summary>Who looks at the page: a user, or an address.</summary>
    [CascadingParameter(Name = "Viewer")]
    public required string Viewer { get; set; }

    /// <summary>The changes.</summary>
    [Inject]
    public required RuleHistory History { get; init; }

    /// <summary>Takes changes back.</summary>
    [Inject]
    public required RuleReverter Reverter { get; init; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What a form would leave out of the address.</summary>
    private IEnumerable<(string Key, string? Value)> Rest =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).Where(q => q.Key is "rule" or "sort" or "q").SelectMany(q => q.Value.Select(v => (q.Key, v)));

    private IReadOnlyList<RuleRevision> Found { get; set; } = [];

    private RuleRevision? Shown => Change is { } id ? History.Find(id) : null;

    private string Reason { get; set; } = "";

    private bool IsBusy { get; set; }

    private ApplyOutcome? Outcome { get; set; }

    private Failure? Problem { get; set; }

    /// <inheritdoc/>
    public void Dispose() => History.Changed -= Refresh;

    /// <inheritdoc/>
    protected override void OnInitialized() => History.Changed += Refresh;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Pick();

    private void Refresh() => _ = InvokeAsync(() =>
    {
        Pick();
        StateHasChanged();
    });

    private void Pick() => Found = [.. History.Revisions.Where(r => string.IsNullOrEmpty(Rule) || new RuleKey(r.File, r.Group, r.Index).Id == Rule)];

    private async Task RevertAsync()
    {
        if (Shown is not { } shown) return;
        (IsBusy, Outcome, Problem) = (true, null, null);
        try
        {
            var reason = string.IsNullOrWhiteSpace(Reason) ? FormattableString.Invariant($"Takes change {shown.Id} back.") : Reason;
            var outcome = await Reverter.RevertAsync(shown.Id, Viewer, reason, null, CancellationToken.None);
            (Outcome, Problem, Reason) = (outcome.Value, outcome.Failure, "");
        }
        finally
        {
            IsBusy = false;
        }
    }

    private void Keep()
    {
        if (Shown is { IsTimed: true } shown) History.Untime(shown.Id, $"Kept by {Viewer}.");
    }
}
