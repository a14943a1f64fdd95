using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Components.Controls;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Pages;

/// <summary>A page whose address holds a range of time and a rhythm.</summary>
public abstract class TimedPage : ComponentBase
{
    /// <summary>The start of the range, such as <c>now-6h</c>.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The end of the range.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>How often to fetch anew, such as <c>30s</c>.</summary>
    [SupplyParameterFromQuery(Name = "refresh")]
    public string? RefreshEvery { get; set; }

    /// <summary>The viewer's zone.</summary>
    [CascadingParameter]
    public ViewerZone Zone { get; set; } = ViewerZone.Utc;

    /// <summary>How often samples come.</summary>
    [Inject]
    public required ConsoleSettings Settings { get; init; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What the address says about time.</summary>
    protected ViewedTime Viewed => ViewedTime.Of(From, To, RefreshEvery, Zone, Time.GetUtcNow(), Settings.Prometheus.ScrapeInterval);
}
