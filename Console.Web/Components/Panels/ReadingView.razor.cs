using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Components.Panels;

/// <summary>Shows one <see cref="Core.Panels.Reading"/>; its six states differ in words and look, never in colour alone.</summary>
public sealed partial class ReadingView
{
    private readonly string _id = "r" + Guid.NewGuid().ToString("N");
    private bool _wasOpened;

    /// <summary>What the number is, such as “p95 of edge”.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The number.</summary>
    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    private string StateClass => Reading.State switch
    {
        PanelState.Loading => "is-loading",
        PanelState.Value => Reading.Uncertain ? "is-value is-uncertain" : "is-value",
        PanelState.Zero => "is-zero",
        PanelState.NoSeries => "is-no-series",
        PanelState.Stale => "is-stale",
        _ => "is-failed",
    };

    private string Shown => Reading.State switch
    {
        PanelState.Loading => "…",
        PanelState.NoSeries => "–",
        PanelState.Failed => "failed",
        _ => Reading.Text,
    };

    /// <summary>A word beside the number where the number alone would mislead.</summary>
    private string? Mark => Reading.State switch
    {
        PanelState.Stale => "stale",
        PanelState.NoSeries => Reading.NotExported ? "not exported" : "no series",
        PanelState.Value when Reading.Value is null => "bucket too coarse",
        PanelState.Value when Reading.Uncertain => Reading.Mark ?? "few requests",
        PanelState.Value => Reading.Mark,
        _ => null,
    };

    private string StateInWords => Reading.State switch
    {
        PanelState.Loading => "not asked yet",
        PanelState.Value when Reading.Uncertain => "with reservation",
        PanelState.Value => "",
        PanelState.Zero => "a true zero",
        PanelState.NoSeries => Reading.NotExported ? "the gateway does not export it" : "no series",
        PanelState.Stale => "stale: the latest attempt failed",
        _ => "no value",
    };

    // The visible text word for word: who says it aloud to a voice control must hit the button.
    private string Spoken => $"{Label}: {Shown}{(Mark is null ? "" : $" {Mark}")}. Show source";

    private void Open() => _wasOpened = true;
}
