using System.Globalization;
using System.Text.RegularExpressions;

namespace OperatorConsole.Core.Panels;

/// <summary>A range as one says it: “last 6 hours”, “yesterday”, “2026-11-20 08:00 to 10:30”.</summary>
public static partial class RangeWords
{
    /// <summary>The words, without the zone whose times they are.</summary>
    public static string Of(TimeRange range, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (TimePreset.Of(range) is { } preset) return preset.Words;
        var asked = range.Ask(now, zone);
        if (!asked.Succeeded) return $"{RangeEnd.Cut(range.From)} to {RangeEnd.Cut(range.To)}";
        if (Distance(range.From) is { } start)
        {
            if (range.To == "now") return start.StartsWith("1 ", StringComparison.Ordinal) ? $"last {start[2..]}" : $"last {start}";
            if (Distance(range.To) is { } end) return $"{start} ago to {end} ago";
        }
        var calendar = new ZoneCalendar(zone);
        var from = calendar.Local(asked.Value.From);
        return range.To == "now" ? $"{Write(from)} to now" : Between(from, calendar.Local(asked.Value.To));
    }

    // Of now-6h: 6 hours.
    private static string? Distance(string text)
    {
        if (Amount().Match(text) is not { Success: true } match) return null;
        var unit = match.Groups["unit"].Value switch { "s" => "second", "m" => "minute", "h" => "hour", "d" => "day", "w" => "week", "M" => "month", _ => "year" };
        var amount = match.Groups["amount"].Value;
        return amount == "1" ? $"1 {unit}" : $"{amount} {unit}s";
    }

    private static string Between(DateTime from, DateTime to)
    {
        if (from.TimeOfDay == TimeSpan.Zero && to.TimeOfDay == TimeSpan.Zero)
        {
            var lastDay = to.AddDays(-1);
            return lastDay == from ? Write(from, "yyyy-MM-dd") : $"{Write(from, "yyyy-MM-dd")} to {Write(lastDay, "yyyy-MM-dd")}";
        }
        var clock = from.Second == 0 && to.Second == 0 ? "HH:mm" : "HH:mm:ss";
        return $"{Write(from, $"yyyy-MM-dd {clock}")} to {Write(to, from.Date == to.Date ? clock : $"yyyy-MM-dd {clock}")}";
    }

    private static string Write(DateTime time) => Write(time, time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss");

    private static string Write(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^now-0*(?<amount>[1-9][0-9]*)(?<unit>[smhdwMy])\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
