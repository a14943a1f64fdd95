using System.Globalization;

namespace OperatorConsole.Core.Panels;

/// <summary>A range of time as a link carries it: relative to now, or absolute.</summary>
/// <param name="From">Such as <c>now-6h</c>, <c>now/d</c>, Unix milliseconds, or ISO 8601; rounded down.</param>
/// <param name="To">Such as <c>now</c>; rounded up, so that <c>now-1d/d</c> to <c>now-1d/d</c> is the whole of yesterday.</param>
public sealed record TimeRange(string From, string To)
{
    /// <summary>Longer ranges are not shown.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly (char Unit, int Seconds)[] Units = [('d', 86_400), ('h', 3600), ('m', 60), ('s', 1)];

    /// <summary>The last hour.</summary>
    public static TimeRange Default { get; } = new("now-1h", "now");

    /// <summary>Whether it moves with time.</summary>
    public bool IsRelative => From.StartsWith("now", StringComparison.Ordinal) || To.StartsWith("now", StringComparison.Ordinal);

    /// <summary>A range that stands still.</summary>
    public static TimeRange Between(DateTimeOffset from, DateTimeOffset to) => new(Milliseconds(from), Milliseconds(to));

    /// <summary>A range of whole seconds that ends now, in the largest unit that divides it: <c>now-90m</c>.</summary>
    public static TimeRange Last(TimeSpan length)
    {
        var seconds = Math.Max(1, (long)Math.Round(length.TotalSeconds));
        // Days only from two on: 24h is 24 hours, 1d the same time yesterday.
        var (unit, size) = Units.First(u => seconds % u.Seconds == 0 && (u.Unit != 'd' || seconds > u.Seconds));
        return new($"now-{(seconds / size).ToString(CultureInfo.InvariantCulture)}{unit}", "now");
    }

    /// <summary>The two moments; a failure that names the part that cannot be read.</summary>
    /// <param name="now">The present. A range that reaches beyond it ends there, because data does.</param>
    /// <param name="zone">Whose days, weeks, months and years are meant, and times without an offset.</param>
    public Result<Period> Resolve(DateTimeOffset now, TimeZoneInfo zone)
    {
        var asked = Ask(now, zone);
        if (!asked.Succeeded) return asked.Failure;
        var (from, to) = asked.Value;
        if (from >= now) return RangeEnd.Wrong($"“from” ({RangeEnd.Cut(From)}) is in the future");
        return new Period(from, to < now ? to : now) { EndsNow = to >= now };
    }

    /// <summary>The same range as Unix milliseconds, which mean the same in every zone and at any time.</summary>
    public Result<TimeRange> Freeze(DateTimeOffset now, TimeZoneInfo zone) => Ask(now, zone).Select(asked => Between(asked.From, asked.To));

    /// <summary>The two moments as they were asked for, be the end in the future.</summary>
    internal Result<(DateTimeOffset From, DateTimeOffset To)> Ask(DateTimeOffset now, TimeZoneInfo zone)
    {
        var calendar = new ZoneCalendar(zone);
        var from = RangeEnd.Resolve("from", From, isEnd: false, now, calendar);
        if (!from.Succeeded) return from.Failure;
        var to = RangeEnd.Resolve("to", To, isEnd: true, now, calendar);
        if (!to.Succeeded) return to.Failure;
        if (from.Value >= to.Value) return RangeEnd.Wrong($"“from” ({RangeEnd.Cut(From)}) is not before “to” ({RangeEnd.Cut(To)})");
        // By the clock on the wall: a year is no longer for having one hour more of winter at its end.
        return calendar.Local(to.Value) - calendar.Local(from.Value) > Longest ? RangeEnd.Wrong("the range is longer than 366 days") : (from.Value, to.Value);
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
