using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class RangeWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("now-6h", "now", "last 6 hours")]
    [InlineData("now-1d/d", "now-1d/d", "yesterday")]
    [InlineData("now-45m", "now", "last 45 minutes")]
    [InlineData("now-1w", "now", "last week")]
    [InlineData("now-07d", "now", "last 7 days")]
    [InlineData("now-6h", "now-1h", "6 hours ago to 1 hour ago")]
    [InlineData("now-10m", "now", "last 10 minutes")]
    [InlineData("now-1d/d", "now", "2026-11-20 00:00 to now")]
    [InlineData("2026-11-20T08:00", "2026-11-20T10:30", "2026-11-20 08:00 to 10:30")]
    [InlineData("2026-11-19T22:00", "2026-11-20T10:30", "2026-11-19 22:00 to 2026-11-20 10:30")]
    [InlineData("2026-11-20T08:00:05", "2026-11-20T10:30", "2026-11-20 08:00:05 to 10:30:00")]
    [InlineData("2026-11-20", "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-01", "2026-11-07", "2026-11-01 to 2026-11-07")]
    [InlineData("2026-11-20T08:00", "now", "2026-11-20 08:00 to now")]
    [InlineData("2026-11-21T08:00", "2026-11-21T18:00", "2026-11-21 08:00 to 18:00")]
    [InlineData("lastweek", "now", "lastweek to now")]
    public void Words_OfARange_AreWhatOneWouldSay(string from, string to, string words) => Assert.Equal(words, RangeWords.Of(new TimeRange(from, to), Now, TimeZoneInfo.Utc));

    [Fact]
    public void Words_OfAnAbsoluteRange_AreInTheZone() =>
        Assert.Equal("2026-11-20 09:00 to 11:30", RangeWords.Of(new TimeRange("2026-11-20T08:00Z", "2026-11-20T10:30Z"), Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Fact]
    public void Words_OfTextThatIsNoRange_AreCut() => Assert.Equal($"{new string('a', 40)}… to now", RangeWords.Of(new TimeRange(new string('a', 5000), "now"), Now, TimeZoneInfo.Utc));

    [Fact]
    public void Presets_All_CanBeShownAndHaveWordsOfTheirOwn()
    {
        var all = TimePreset.Recent.Concat(TimePreset.Calendar).ToList();
        Assert.All(all, p => Assert.True(p.Range.Resolve(Now, TimeZoneInfo.Utc).Succeeded, p.Words));
        Assert.Equal(all.Count, all.Select(p => p.Words).Distinct().Count());
        Assert.Equal("last hour", TimePreset.Of(TimeRange.Default)!.Words);
    }
}
