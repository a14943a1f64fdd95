using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace OperatorConsole.Web.Components.Controls;

/// <summary>The range, the rhythm, whether it is live, and links to share.</summary>
public sealed partial class TimeBar
{
    /// <summary>What the page's address says.</summary>
    [Parameter, EditorRequired]
    public required ViewedTime Viewed { get; set; }

    private string? Seconds => Viewed.Every?.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private bool EndsNow => Viewed.Period.Value.EndsNow;
}
