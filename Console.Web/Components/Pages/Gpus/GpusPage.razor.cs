using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Gpus;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Gpus;

/// <summary>All GPUs, nodes and inference servers now, and their charts over the range in the address.</summary>
public sealed partial class GpusPage : TimedPage, IDisposable
{
    /// <summary>A page is shown loading rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private IDisposable? _watch;

    /// <summary>The shared readings.</summary>
    [Inject]
    public required LiveFeed<GpusSnapshot> Feed { get; init; }

    /// <summary>The configured gateways.</summary>
    [Inject]
    public required GatewayFleet Fleet { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    private GpusSnapshot? Snapshot { get; set; }

    private IEnumerable<(Gateway Gateway, IReadOnlyList<PanelDefinition> Panels)> Charts => GatewayBoard.OfPage(Fleet, "gpus");

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Snapshot = await Feed.GetWithinAsync(Patience);

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
