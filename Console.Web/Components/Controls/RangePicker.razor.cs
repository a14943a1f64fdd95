using System.Globalization;
using Microsoft.AspNetCore.Components;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Components.Controls;

/// <summary>Shows the range in words and offers others.</summary>
public sealed partial class RangePicker
{
    private (TimeRange Range, TimeZoneInfo Zone)? _filledFor;
    private string _from = "";
    private string _to = "";

    /// <summary>What the page's address says.</summary>
    [Parameter, EditorRequired]
    public required ViewedTime Viewed { get; set; }

    /// <summary>The page's address.</summary>
    [Inject]
    public required NavigationManager Page { get; init; }

    private Period? Shown => Viewed.Period.Succeeded ? Viewed.Period.Value : null;

    private TimeRange? Earlier => Shown?.Earlier();

    private TimeRange? Later => Shown?.Later(Viewed.Now);

    private TimeRange? Wider => Shown?.Wider(Viewed.Now);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Only for another range: a refresh must not write over what somebody is typing.
        if (_filledFor == (Viewed.Range, Viewed.Zone.Zone)) return;
        _filledFor = (Viewed.Range, Viewed.Zone.Zone);
        var period = Shown ?? new Period(Viewed.Now.AddHours(-1), Viewed.Now);
        _from = Field(period.From);
        _to = Field(period.To);
    }

    private string? Current(TimePreset preset) => preset.Range == Viewed.Range ? "true" : null;

    private string Field(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Viewed.Zone.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
