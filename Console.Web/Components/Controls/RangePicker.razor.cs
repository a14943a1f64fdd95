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
    private int _step = 60;

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
        // What moves with time needs no seconds; what was chosen to the second keeps them.
        var exact = !Viewed.Range.IsRelative && (HasSeconds(period.From) || HasSeconds(period.To));
        _step = exact ? 1 : 60;
        _from = Field(period.From, exact);
        _to = Field(period.To, exact);
    }

    private string? Current(TimePreset preset) => preset.Range == Viewed.Range ? "true" : null;

    private static bool HasSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds() % 60 != 0;

    private string Field(DateTimeOffset time, bool exact) =>
        TimeZoneInfo.ConvertTime(time, Viewed.Zone.Zone).ToString(exact ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
