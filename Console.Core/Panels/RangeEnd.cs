using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Panels;

/// <summary>Reads one end of a range: <c>now</c>, <c>now-6h</c>, <c>now/d</c>, <c>now-1M/M</c>, <c>1795251600000</c>, <c>2026-11-21T09:00:00Z</c>, <c>2026-11-21</c>.</summary>
internal static partial class RangeEnd
{
    private const int Years = 10;

    private static readonly string[] WithoutOffset =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <param name="part">The end's name in messages.</param>
    /// <param name="text">What the address says.</param>
    /// <param name="isEnd">Whether a unit is meant up to its end rather than from its start.</param>
    public static Result<DateTimeOffset> Resolve(string part, string text, bool isEnd, DateTimeOffset now, ZoneCalendar calendar)
    {
        var tooFar = Wrong($"“{part}” is more than {Years} years from now: “{Cut(text)}”");
        if (Relative().Match(text) is { Success: true } relative)
        {
            var time = now;
            if (relative.Groups["unit"].ValueSpan is [var unit])
            {
                var amount = int.Parse(relative.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture);
                if (amount * ZoneCalendar.LeastSeconds(unit) > TimeSpan.FromDays(Years * 366).TotalSeconds) return tooFar;
                time = calendar.Back(now, amount, unit);
            }
            if (relative.Groups["round"].ValueSpan is [var round]) time = isEnd ? calendar.EndOf(time, round) : calendar.StartOf(time, round);
            return IsNear(time, now) ? time : tooFar;
        }
        if (Absolute(text, isEnd, calendar) is not { } moment) return Wrong($"“{part}” cannot be read: “{Cut(text)}”");
        return IsNear(moment, now) ? moment : tooFar;
    }

    public static Failure Wrong(string problem) =>
        new(FailureKind.BadQuestion, "time range", problem, "Use now, now-15m, now-6h, now/d, now-1M/M, Unix milliseconds or an ISO 8601 time.");

    /// <summary>What a message repeats of a text that may be of any length.</summary>
    public static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static bool IsNear(DateTimeOffset time, DateTimeOffset now) => time >= now.AddYears(-Years) && time <= now.AddYears(Years);

    private static DateTimeOffset? Absolute(string text, bool isEnd, ZoneCalendar calendar)
    {
        var culture = CultureInfo.InvariantCulture;
        if (long.TryParse(text, NumberStyles.None, culture, out var milliseconds))
            return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day))
            return day == DateOnly.MaxValue ? null : calendar.At((isEnd ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue));
        if (DateTime.TryParseExact(text, WithoutOffset, culture, DateTimeStyles.None, out var local)) return calendar.At(local);
        return DateTimeOffset.TryParseExact(text, WithOffset, culture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    [GeneratedRegex(@"^now(-(?<amount>[0-9]{1,9})(?<unit>[smhdwMy]))?(/(?<round>[smhdwMy]))?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();
}
