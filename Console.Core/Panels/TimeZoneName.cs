using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Panels;

/// <summary>Zones by their IANA name, such as <c>Europe/Berlin</c>.</summary>
public static partial class TimeZoneName
{
    /// <summary>The zone of a name that may come from anywhere.</summary>
    public static Result<TimeZoneInfo> Find(string name)
    {
        // The name becomes part of a path below the system's zones.
        if (Shape().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        return new Failure(FailureKind.BadQuestion, "time zone", $"there is no time zone “{RangeEnd.Cut(name)}”", "Use UTC or an IANA name such as Europe/Berlin.");
    }

    /// <summary>The zone's offset at a moment: <c>UTC</c>, <c>UTC+1</c>, <c>UTC-3:30</c>.</summary>
    public static string Offset(TimeZoneInfo zone, DateTimeOffset time)
    {
        var offset = zone.GetUtcOffset(time);
        if (offset == TimeSpan.Zero) return "UTC";
        var size = offset.Duration();
        var minutes = size.Minutes == 0 ? "" : size.Minutes.ToString("':'00", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{(int)size.TotalHours}{minutes}");
    }

    /// <summary>Name and offset: <c>UTC</c>, <c>Europe/Berlin, UTC+1</c>.</summary>
    public static string InWords(TimeZoneInfo zone, DateTimeOffset time) => zone.Id == TimeZoneInfo.Utc.Id ? "UTC" : $"{zone.Id}, {Offset(zone, time)}";

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
