using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Charts;

/// <summary>The charts of a page. They fetch their values themselves, at the ticks all viewers share.</summary>
public sealed partial class Board : IDisposable
{
    private IDisposable? _watch;
    private TimeSpan? _watched;
    private DateTimeOffset? _tick;

    /// <summary>The charts, in their order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<PanelDefinition> Panels { get; set; }

    /// <summary>Address of their values.</summary>
    [Parameter, EditorRequired]
    public required string Source { get; set; }

    /// <summary>How often there is something new; null for never.</summary>
    [Parameter]
    public TimeSpan? Interval { get; set; }

    /// <summary>The request the page is rendered for; null once it is live.</summary>
    [CascadingParameter]
    public HttpContext? Request { get; set; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Tells when.</summary>
    [Inject]
    public required Ticks Ticks { get; init; }

    /// <summary>Whether anybody looks.</summary>
    [Inject]
    public required ViewerPresence Presence { get; init; }

    /// <summary>What the charts will ask for first, where it is known how wide they are: the browser begins before any script runs.</summary>
    private string? Preload =>
        int.TryParse(Request?.Request.Cookies["points"], NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            ? QueryHelpers.AddQueryString(Source, "points", points.ToString(CultureInfo.InvariantCulture))
            : null;

    private string? Seconds => Interval?.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private string? Revision => _tick?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_watched == Interval) return;
        _watch?.Dispose();
        _watch = Interval is { } interval
            ? Presence.WhilePresent(() => Ticks.Watch(interval, Show), () => Show(Time.GetUtcNow()))
            : null;
        _watched = Interval;
    }

    private void Show(DateTimeOffset tick) => _ = InvokeAsync(() => Refresh(tick));

    private void Refresh(DateTimeOffset tick)
    {
        _tick = tick;
        StateHasChanged();
    }
}
