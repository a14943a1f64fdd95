using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Features;

/// <summary>The zone whose days a viewer means and whose times are written: UTC, or the browser's own if the viewer chose so.</summary>
/// <remarks>Kept in two cookies, so that the server's first paint is already right. Neither is trusted: an unknown zone is UTC.</remarks>
public sealed record ViewerZone(TimeZoneInfo Zone, bool IsBrowsers)
{
    private const string ChoiceCookie = "zone";
    private const string BrowserCookie = "tz";

    /// <summary>Where nothing was chosen: the same for a whole team.</summary>
    public static ViewerZone Utc { get; } = new(TimeZoneInfo.Utc, false);

    /// <summary>The choice as the page carries it.</summary>
    public string Choice => IsBrowsers ? "browser" : "utc";

    /// <summary>The zone a request's cookies say.</summary>
    public static ViewerZone Read(HttpContext? context) =>
        context?.Request.Cookies[ChoiceCookie] == "browser" ? OfBrowser(context.Request.Cookies[BrowserCookie]) : Utc;

    /// <summary>The browser's zone by its IANA name; UTC where there is no such zone.</summary>
    public static ViewerZone OfBrowser(string? name) => name is not null && TimeZoneName.Find(name) is { Succeeded: true } found ? new(found.Value, true) : Utc;

    /// <summary>A moment with its offset: <c>11:42:05 UTC+1</c>.</summary>
    public string Write(DateTimeOffset time, string format) =>
        $"{TimeZoneInfo.ConvertTime(time, Zone).ToString(format, System.Globalization.CultureInfo.InvariantCulture)} {TimeZoneName.Offset(Zone, time)}";
}
