using Microsoft.AspNetCore.Components;
using OperatorConsole.Core;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Gateways;

/// <summary>One gateway: its headline signals now, and its charts over the range in the address.</summary>
public sealed partial class GatewayPage : TimedPage, IDisposable
{
    private IDisposable? _watch;

    /// <summary>The gateway's name, from the address.</summary>
    [Parameter]
    public required string Name { get; set; }

    /// <summary>One provider.</summary>
    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    /// <summary>One model.</summary>
    [SupplyParameterFromQuery]
    public string? Model { get; set; }

    /// <summary>One route.</summary>
    [SupplyParameterFromQuery]
    public string? Route { get; set; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>The shared readings.</summary>
    [Inject]
    public required LiveFeed<OverviewSnapshot> Feed { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>This page as it is looked at, relative to the console's own address.</summary>
    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private Result<FleetFilter> Filter => FleetFilter.Of(Name, Provider, Model, Route, Fleet);

    private IReadOnlyList<DimensionFilter> Chosen => Filter.Value?.Dimensions ?? [];

    private FleetMember? Member => Fleet.Find(Name);

    private Gateway? Gateway => Member?.Gateway.Value;

    private OverviewSnapshot? Snapshot { get; set; }

    private GatewayOverview? Row => Snapshot?.Gateways.FirstOrDefault(g => g.Name == Name);

    private IEnumerable<(string Label, Reading Reading)> Tiles => Row is { } row
        ?
        [
            ("Requests", row.Traffic), ("Errors", row.Errors), ("In flight", row.InFlight), ("p50", row.P50), ("p95", row.P95), ("p99", row.P99), ("Deflection", row.Deflection), ("Spend", row.Spend),
        ]
        : [];

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => Snapshot = Feed.Latest;

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
