using OperatorConsole.Core;
using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class TimeRangeTests
{
    // A Saturday.
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("now-1h", "now", "2026-11-21 09:00:00", "2026-11-21 10:00:00")]
    [InlineData("now-90s", "now-30s", "2026-11-21 09:58:30", "2026-11-21 09:59:30")]
    [InlineData("now-15m", "now", "2026-11-21 09:45:00", "2026-11-21 10:00:00")]
    [InlineData("now-2d", "now-1d", "2026-11-19 10:00:00", "2026-11-20 10:00:00")]
    [InlineData("now-2w", "now-1w", "2026-11-07 10:00:00", "2026-11-14 10:00:00")]
    [InlineData("now-2M", "now-1M", "2026-09-21 10:00:00", "2026-10-21 10:00:00")]
    [InlineData("now-2y", "now-1y", "2024-11-21 10:00:00", "2025-11-21 10:00:00")]
    [InlineData("1795251600000", "1795253400000", "2026-11-21 09:00:00", "2026-11-21 09:30:00")]
    [InlineData("2026-11-21T09:00:00Z", "now", "2026-11-21 09:00:00", "2026-11-21 10:00:00")]
    [InlineData("2026-11-21T09:00:00.250Z", "now", "2026-11-21 09:00:00.25", "2026-11-21 10:00:00")]
    [InlineData("2026-11-21T09:00:00", "now", "2026-11-21 09:00:00", "2026-11-21 10:00:00")]
    [InlineData("2026-11-21T09:00:00+02:00", "2026-11-21T09:00+01:00", "2026-11-21 07:00:00", "2026-11-21 08:00:00")]
    [InlineData("2026-11-21T08:15", "2026-11-21 09:15", "2026-11-21 08:15:00", "2026-11-21 09:15:00")]
    [InlineData("2026-11-17", "2026-11-18", "2026-11-17 00:00:00", "2026-11-19 00:00:00")]
    public void Resolve_ReadsRelativeAndAbsoluteMoments(string from, string to, string start, string end) => Covers(new TimeRange(from, to), Now, "UTC", start, end);

    [Theory]
    [InlineData("now-1d/d", "now-1d/d", "2026-11-20 00:00:00", "2026-11-21 00:00:00")]
    [InlineData("now-1w/w", "now-1w/w", "2026-11-09 00:00:00", "2026-11-16 00:00:00")]
    [InlineData("now-1M/M", "now-1M/M", "2026-10-01 00:00:00", "2026-11-01 00:00:00")]
    [InlineData("now-1y/y", "now-1y/y", "2025-01-01 00:00:00", "2026-01-01 00:00:00")]
    [InlineData("now-1h/h", "now-1h/h", "2026-11-21 09:00:00", "2026-11-21 10:00:00")]
    [InlineData("now-5m/m", "now-5m/m", "2026-11-21 09:55:00", "2026-11-21 09:56:00")]
    [InlineData("now/w", "now-1d/d", "2026-11-16 00:00:00", "2026-11-21 00:00:00")]
    public void Resolve_RoundsFromDownAndToUp(string from, string to, string start, string end) => Covers(new TimeRange(from, to), Now, "UTC", start, end);

    [Theory]
    [InlineData("2026-11-16 10:00:00", "2026-11-16 00:00:00")]
    [InlineData("2026-11-22 23:59:59", "2026-11-16 00:00:00")]
    [InlineData("2026-11-23 00:00:01", "2026-11-23 00:00:00")]
    public void Resolve_Weeks_StartOnMonday(string now, string start) => Covers(new TimeRange("now/w", "now"), Utc(now), "UTC", start, now);

    [Theory]
    [InlineData("2026-03-31 10:00:00", "now-1M", "now", "2026-02-28 10:00:00", "2026-03-31 10:00:00")]
    [InlineData("2026-03-31 10:00:00", "now-1M/M", "now-1M/M", "2026-02-01 00:00:00", "2026-03-01 00:00:00")]
    [InlineData("2024-03-31 10:00:00", "now-1M/M", "now-1M/M", "2024-02-01 00:00:00", "2024-03-01 00:00:00")]
    [InlineData("2024-02-29 10:00:00", "now-1y", "now", "2023-02-28 10:00:00", "2024-02-29 10:00:00")]
    [InlineData("2026-01-01 00:00:00", "now-1M/M", "now-1M/M", "2025-12-01 00:00:00", "2026-01-01 00:00:00")]
    public void Resolve_Months_EndWhereTheyEnd(string now, string from, string to, string start, string end) => Covers(new TimeRange(from, to), Utc(now), "UTC", start, end);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29 20:00:00", "now/d", "2026-03-28 23:00:00", "2026-03-29 20:00:00")]
    [InlineData("Europe/Berlin", "2026-03-30 08:00:00", "now-1d/d", "2026-03-28 23:00:00", "2026-03-29 22:00:00")]
    [InlineData("Europe/Berlin", "2026-10-26 08:00:00", "now-1d/d", "2026-10-24 22:00:00", "2026-10-25 23:00:00")]
    [InlineData("America/New_York", "2026-11-02 12:00:00", "now-1d/d", "2026-11-01 04:00:00", "2026-11-02 05:00:00")]
    [InlineData("Asia/Kolkata", "2026-11-21 10:00:00", "now-1d/d", "2026-11-19 18:30:00", "2026-11-20 18:30:00")]
    [InlineData("Asia/Kolkata", "2026-11-21 10:10:00", "now-1h/h", "2026-11-21 08:30:00", "2026-11-21 09:30:00")]
    [InlineData("Africa/Cairo", "2026-04-24 12:00:00", "now/d", "2026-04-23 22:00:00", "2026-04-24 12:00:00")]
    public void Resolve_Days_AreThoseOfTheZone(string zone, string now, string both, string start, string end) => Covers(new TimeRange(both, both), Utc(now), zone, start, end);

    [Theory]
    [InlineData("now-24h", "2026-10-24 11:00:00")]
    [InlineData("now-1d", "2026-10-24 10:00:00")]
    public void Resolve_OverAChangeOfClocks_HoursAreExactAndDaysKeepTheTimeOnTheWall(string from, string start) =>
        Covers(new TimeRange(from, "now"), Utc("2026-10-25 11:00:00"), "Europe/Berlin", start, "2026-10-25 11:00:00");

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29 01:30:00")]
    [InlineData("2026-10-25T02:30", "2026-10-25 00:30:00")]
    [InlineData("2026-11-20T02:30", "2026-11-20 01:30:00")]
    public void Resolve_TimesWithoutAnOffset_AreThoseOfTheZone(string from, string start) =>
        Assert.Equal(Utc(start), new TimeRange(from, "now").Resolve(Now, Zone("Europe/Berlin")).Value.From);

    [Fact]
    public void Resolve_HoursThatComeTwice_AreRoundedEachInItself()
    {
        // 02:20 in Berlin for the second time.
        var period = new TimeRange("now/h", "now").Resolve(Utc("2026-10-25 01:20:00"), Zone("Europe/Berlin")).Value;
        Assert.Equal(Utc("2026-10-25 01:00:00"), period.From);
    }

    [Theory]
    [InlineData("now/d", "now/d", true)]
    [InlineData("now/M", "now", true)]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T10:00:01Z", true)]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z", true)]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T09:59:59Z", false)]
    [InlineData("now-2h", "now-1h", false)]
    public void Resolve_BeyondThePresent_EndsNow(string from, string to, bool endsNow)
    {
        var period = new TimeRange(from, to).Resolve(Now, TimeZoneInfo.Utc).Value;
        Assert.Equal(endsNow, period.EndsNow);
        Assert.Equal(endsNow, period.To == Now);
    }

    [Theory]
    [InlineData("yesterdayish", "now", "“from” cannot be read: “yesterdayish”")]
    [InlineData("", "now", "“from” cannot be read: “”")]
    [InlineData("now-1h", "now+1h", "“to” cannot be read: “now+1h”")]
    [InlineData("now-1h", "now\n", "“to” cannot be read: “now\n”")]
    [InlineData("now-1q", "now", "“from” cannot be read: “now-1q”")]
    [InlineData("now-/d", "now", "“from” cannot be read: “now-/d”")]
    [InlineData("now/dd", "now", "“from” cannot be read: “now/dd”")]
    [InlineData("-5", "now", "“from” cannot be read: “-5”")]
    [InlineData("11/21/2026", "now", "“from” cannot be read: “11/21/2026”")]
    [InlineData("2026-02-30", "now", "“from” cannot be read: “2026-02-30”")]
    [InlineData("9998-12-31", "9999-12-31", "“from” is more than 10 years from now: “9998-12-31”")]
    [InlineData("now-1h", "9999-12-31", "“to” cannot be read: “9999-12-31”")]
    [InlineData("0001-01-01T00:00", "now", "“from” is more than 10 years from now: “0001-01-01T00:00”")]
    [InlineData("now", "now-1h", "“from” (now) is not before “to” (now-1h)")]
    [InlineData("now", "now", "“from” (now) is not before “to” (now)")]
    [InlineData("2026-11-22", "2026-11-23", "“from” (2026-11-22) is in the future")]
    [InlineData("now-1h", "2028-01-01", "the range is longer than 366 days")]
    [InlineData("now-400d", "now", "the range is longer than 366 days")]
    [InlineData("now-2y", "now", "the range is longer than 366 days")]
    [InlineData("now-11y", "now-11y", "“from” is more than 10 years from now: “now-11y”")]
    [InlineData("1795251600", "now", "“from” is more than 10 years from now: “1795251600”")]
    [InlineData("now-1h", "2037-01-01", "“to” is more than 10 years from now: “2037-01-01”")]
    [InlineData("now-999999999w", "now", "“from” is more than 10 years from now: “now-999999999w”")]
    [InlineData("now-999999999y/y", "now", "“from” is more than 10 years from now: “now-999999999y/y”")]
    [InlineData("now-9999999999s", "now", "“from” cannot be read: “now-9999999999s”")]
    [InlineData("99999999999999999", "now", "“from” cannot be read: “99999999999999999”")]
    [InlineData("99999999999999999999999999", "now", "“from” cannot be read: “99999999999999999999999999”")]
    [InlineData("a234567890123456789012345678901234567890<b>", "now", "“from” cannot be read: “a234567890123456789012345678901234567890…”")]
    public void Resolve_NamesThePartThatIsWrong(string from, string to, string problem)
    {
        var failure = new TimeRange(from, to).Resolve(Now, TimeZoneInfo.Utc).Failure!;
        Assert.Equal(problem, failure.Problem);
        Assert.Equal(FailureKind.BadQuestion, failure.Kind);
    }

    [Fact]
    public void Resolve_AYear_MayHaveOneHourMoreOfWinter() =>
        Assert.Equal(
            TimeSpan.FromHours((366 * 24) + 1),
            new TimeRange("2025-10-26T01:00", "2026-10-27T01:00").Resolve(Now, Zone("Europe/Berlin")).Value.Length);

    [Fact]
    public void Freeze_KeepsAnEndInTheFuture() =>
        Assert.Equal(
            TimeRange.Between(Utc("2026-11-20 23:00:00"), Utc("2026-11-21 17:00:00")),
            new TimeRange("now/d", "2026-11-21T18:00").Freeze(Now, Zone("Europe/Berlin")).Value);

    [Theory]
    [InlineData(90, "now-90s")]
    [InlineData(5400, "now-90m")]
    [InlineData(3600, "now-1h")]
    [InlineData(86_400, "now-24h")]
    [InlineData(172_800, "now-2d")]
    [InlineData(0.2, "now-1s")]
    public void Last_OfALength_IsInTheLargestUnit(double seconds, string from) => Assert.Equal(new TimeRange(from, "now"), TimeRange.Last(TimeSpan.FromSeconds(seconds)));

    private static void Covers(TimeRange range, DateTimeOffset now, string zone, string start, string end)
    {
        var (from, to) = range.Resolve(now, Zone(zone)).Value;
        Assert.Equal((Utc(start), Utc(end)), (from, to));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);
}
