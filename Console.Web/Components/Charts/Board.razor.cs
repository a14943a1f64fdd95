using System.Globalization;
using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Components.Charts;

/// <summary>The charts of a page. They fetch their values themselves, at the ticks all viewers share.</summary>
public sealed partial class Board : IDisposable
{
    private IDisposable? _watch;
    private TimeSpan? _watched;
    private bool _left;
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

    /// <summary>Whether nobody can see the page: nothing is fetched until it is seen again, and then at once.</summary>
    [Parameter]
    public bool Hidden { get; set; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Tells when.</summary>
    [Inject]
    public required Ticks Ticks { get; init; }

    private string? Revision => _tick?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        var wanted = Hidden ? null : Interval;
        var back = _left && !Hidden;
        _left = Hidden;
        if (_watched == wanted) return;
        _watch?.Dispose();
        _watch = wanted is { } interval ? Ticks.Watch(interval, tick => _ = InvokeAsync(() => Refresh(tick))) : null;
        _watched = wanted;
        if (back) Refresh(Time.GetUtcNow());
    }

    private void Refresh(DateTimeOffset tick)
    {
        _tick = tick;
        StateHasChanged();
    }
}
