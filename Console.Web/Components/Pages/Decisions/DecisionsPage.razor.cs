using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Decisions;
using OperatorConsole.Web.Components.Tables;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Decisions;

/// <summary>The latest routing decisions of all gateways that tell them; the address holds the filter.</summary>
public sealed partial class DecisionsPage : IDisposable
{
    /// <summary>A page is shown empty rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private IDisposable? _watch;
    private int _new;

    /// <summary>Only of this gateway.</summary>
    [SupplyParameterFromQuery]
    public string? Gateway { get; set; }

    /// <summary>Only those this layer answered.</summary>
    [SupplyParameterFromQuery]
    public string? Layer { get; set; }

    /// <summary>Only of this client.</summary>
    [SupplyParameterFromQuery]
    public string? Client { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Deflected { get; set; }

    /// <summary>Only those that took longer, such as <c>500ms</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Slower { get; set; }

    /// <summary>The shared decisions.</summary>
    [Inject]
    public required LiveFeed<DecisionsSnapshot> Feed { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private DecisionsSnapshot? Latest { get; set; }

    /// <summary>The latest, or that from when the viewer paused.</summary>
    private DecisionsSnapshot? Shown { get; set; }

    private bool IsPaused { get; set; }

    private Result<DecisionFilter> Filter => DecisionFilter.Parse(Gateway, Layer, Client, Deflected, null, Slower);

    private IReadOnlyList<Decision> Rows => [.. (Shown?.Decisions ?? []).Where(d => Filter.Value?.Takes(d) ?? true)];

    private IReadOnlyList<DecisionSource> Sources => Shown?.Sources ?? [];

    private IEnumerable<string> GatewaysWithDecisions => Sources.Where(s => s.Tells).Select(s => s.Gateway);

    /// <summary>What is new, in words: rows come in above what one reads, and who hears the page would not know.</summary>
    private string Announcement => (IsPaused, _new) switch
    {
        (true, 0) => "Paused",
        (true, _) => $"Paused; {_new} newer",
        (false, 0) => "",
        (false, 1) => "1 new",
        _ => $"{_new} new",
    };

    /// <summary>The table's own words in the address, which the form would leave out.</summary>
    private IEnumerable<(string Key, string? Value)> TableWords =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).Where(q => q.Key is "sort" or "q").SelectMany(q => q.Value.Select(v => (q.Key, v)));

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Shown = Latest = await Feed.GetWithinAsync(Patience);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watch = Presence.WhilePresent(() => Feed.Watch(snapshot => _ = InvokeAsync(() => Show(snapshot))));
    }

    private void Show(DecisionsSnapshot snapshot)
    {
        var newest = Shown?.Decisions.Select(d => d.Number).DefaultIfEmpty().Max() ?? 0;
        _new = Shown is null ? 0 : snapshot.Decisions.Count(d => d.Number > newest && (Filter.Value?.Takes(d) ?? true));
        Latest = snapshot;
        if (!IsPaused) Shown = snapshot;
        StateHasChanged();
    }

    private void Pause()
    {
        IsPaused = !IsPaused;
        _new = 0;
        if (!IsPaused) Shown = Latest;
    }

    private IEnumerable<string> Values(Func<Decision, string?> pick) => (Shown?.Decisions ?? []).Select(pick).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static IReadOnlyList<TableColumn<Decision>> Columns { get; } = DecisionColumns.All;
}
