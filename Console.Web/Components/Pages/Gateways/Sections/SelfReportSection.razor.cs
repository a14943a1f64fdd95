using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.SelfReports;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages.Gateways.Sections;

/// <summary>What one gateway says of itself; nothing where the console knows no endpoint of it.</summary>
public sealed partial class SelfReportSection : IDisposable
{
    /// <summary>The page is shown without it rather than late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private LiveFeed<SelfReport>? _feed;
    private IDisposable? _watch;

    /// <summary>The gateway's name.</summary>
    [Parameter, EditorRequired]
    public required string Gateway { get; set; }

    /// <summary>The shared reports.</summary>
    [Inject]
    public required SelfReportFeeds Feeds { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    private SelfReport? Report { get; set; }

    private bool HasFeed => _feed is not null;

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _feed = Feeds.Of(Gateway);
        if (_feed is not null) Report = await _feed.GetWithinAsync(Patience);
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // The feed is known before the first rendering, whatever is waited for.
        if (firstRender && _feed is { } feed) _watch = Presence.WhilePresent(() => feed.Watch(report => _ = InvokeAsync(() => Show(report))));
    }

    private void Show(SelfReport report)
    {
        Report = report;
        StateHasChanged();
    }
}
