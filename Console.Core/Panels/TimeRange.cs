using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Panels;

/// <summary>A range of time as a link carries it: relative to now, or absolute.</summary>
/// <param name="From">Such as <c>now-6h</c>, Unix milliseconds, or ISO 8601.</param>
/// <param name="To">Such as <c>now</c>.</param>
public sealed partial record TimeRange(string From, string To)
{
    /// <summary>The last hour.</summary>
    public static TimeRange Default { get; } = new("now-1h", "now");

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The two moments; a failure that names the part that cannot be read.</summary>
    public Result<(DateTimeOffset From, DateTimeOffset To)> Resolve(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Moment(From, now) is not { } from) return Unreadable("from", From);
        if (Moment(To, now) is not { } to) return Unreadable("to", To);
        if (from >= to) return Wrong($"“from” ({From}) is not before “to” ({To})");
        return to - from > Longest ? Wrong("the range is longer than 366 days") : (from, to);
    }

    private static DateTimeOffset? Moment(string text, DateTimeOffset now)
    {
        if (Relative().Match(text) is { Success: true } match)
        {
            if (match.Groups["amount"].Length == 0) return now;
            if (!int.TryParse(match.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return null;
            var seconds = match.Groups["unit"].ValueSpan[0] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 604_800 };
            return (long)amount * seconds <= Longest.TotalSeconds * 2 ? now.AddSeconds(-(double)amount * seconds) : null;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    private static Failure Unreadable(string part, string text) => Wrong($"“{part}” cannot be read: “{(text.Length > 40 ? text[..40] + "…" : text)}”");

    private static Failure Wrong(string problem) =>
        new(FailureKind.BadQuestion, "time range", problem, "Use now, now-15m, now-6h, now-7d, Unix milliseconds or an ISO 8601 time.");

    [GeneratedRegex(@"^now(-(?<amount>[0-9]{1,9})(?<unit>[smhdw]))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();
}
