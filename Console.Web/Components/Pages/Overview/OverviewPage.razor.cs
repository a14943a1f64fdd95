using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Overview;

/// <summary>All gateways in one table; every viewer sees the same shared snapshot.</summary>
public sealed partial class OverviewPage : IDisposable
{
    /// <summary>A page is shown with loading tiles rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private IDisposable? _watch;

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>The shared readings.</summary>
    [Inject]
    public required LiveFeed<OverviewSnapshot> Feed { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>How often samples come.</summary>
    [Inject]
    public required ConsoleSettings Settings { get; init; }

    private OverviewSnapshot? Snapshot { get; set; }

    /// <summary>Readings older than two scrapes say so.</summary>
    private TimeSpan StaleAfter => Settings.Prometheus.ScrapeInterval * 2;

    private IEnumerable<GatewayOverview> Rows =>
        Snapshot?.Gateways ?? Fleet.Members.Select(m => new GatewayOverview
        {
            Name = m.Settings.Name,
            Profile = m.Settings.Profile,
            Title = m.Gateway.Succeeded ? m.Gateway.Value.Profile.Title : m.Settings.Profile,
        });

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Snapshot = await Feed.GetWithinAsync(Patience);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watch = Presence.WhilePresent(() => Feed.Watch(snapshot => _ = InvokeAsync(() => Show(snapshot))));
    }

    private void Show(OverviewSnapshot snapshot)
    {
        Snapshot = snapshot;
        StateHasChanged();
    }
}
