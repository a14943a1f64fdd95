using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Components.Controls;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Gpus;

/// <summary>All GPUs, nodes and inference servers now, and their charts over the range in the address.</summary>
public sealed partial class GpusPage : IDisposable
{
    /// <summary>A page is shown loading rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private IDisposable? _watch;

    /// <summary>The start of the range, such as <c>now-6h</c>.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The end of the range.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>How often to fetch charts anew, such as <c>30s</c>.</summary>
    [SupplyParameterFromQuery(Name = "refresh")]
    public string? RefreshEvery { get; set; }

    /// <summary>The viewer's zone.</summary>
    [CascadingParameter]
    public ViewerZone Zone { get; set; } = ViewerZone.Utc;

    /// <summary>The shared readings.</summary>
    [Inject]
    public required LiveFeed<GpusSnapshot> Feed { get; init; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>How often samples come.</summary>
    [Inject]
    public required ConsoleSettings Settings { get; init; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private GpusSnapshot? Snapshot { get; set; }

    private ViewedTime Viewed => ViewedTime.Of(From, To, RefreshEvery, Zone, Time.GetUtcNow(), Settings.Prometheus.ScrapeInterval);

    private IEnumerable<(Gateway Gateway, IReadOnlyList<PanelDefinition> Panels)> Charts =>
        Fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>().Select(g => (g, Panels: GatewayBoard.OfPage(g.Profile, "gpus"))).Where(c => c.Panels.Count > 0);

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Task.WhenAny(Feed.GetAsync(CancellationToken.None), Task.Delay(Patience));
        Snapshot = Feed.Latest;
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watch = Presence.WhilePresent(() => Feed.Watch(snapshot => _ = InvokeAsync(() => Show(snapshot))));
    }

    private void Show(GpusSnapshot snapshot)
    {
        Snapshot = snapshot;
        StateHasChanged();
    }
}
