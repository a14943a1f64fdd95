using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class TimeRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("now-1h", "now", -3600, 0)]
    [InlineData("now-2d", "now-1d", -172_800, -86_400)]
    [InlineData("1795251600000", "1795253400000", -3600, -1800)]
    [InlineData("2026-11-21T09:00:00Z", "now", -3600, 0)]
    [InlineData("2026-11-21T09:00:00", "now", -3600, 0)]
    public void Resolve_ReadsRelativeAndAbsoluteMoments(string from, string to, double fromSeconds, double toSeconds)
    {
        var range = new TimeRange(from, to).Resolve(Now, TimeZoneInfo.Utc).Value;
        Assert.Equal((Now.AddSeconds(fromSeconds), Now.AddSeconds(toSeconds)), range);
    }

    [Theory]
    [InlineData("yesterdayish", "now", "“from” cannot be read: “yesterdayish”")]
    [InlineData("now-1h", "now+1h", "“to” cannot be read: “now+1h”")]
    [InlineData("now", "now-1h", "“from” (now) is not before “to” (now-1h)")]
    [InlineData("now-400d", "now", "the range is longer than 366 days")]
    [InlineData("now-999999999w", "now", "“from” cannot be read: “now-999999999w”")]
    [InlineData("99999999999999999", "now", "“from” cannot be read: “99999999999999999”")]
    public void Resolve_NamesThePartThatCannotBeRead(string from, string to, string problem) =>
        Assert.Equal(problem, new TimeRange(from, to).Resolve(Now, TimeZoneInfo.Utc).Failure!.Problem);

    [Theory]
    [InlineData(3600, 300, 5, 15)]
    [InlineData(604_800, 600, 5, 1800)]
    [InlineData(300, 1000, 15, 15)]
    [InlineData(300, 1_000_000, 1, 1)]
    public void Step_FitsThePixelsAndIsNeverFinerThanTheSamples(int rangeSeconds, int points, int sampleSeconds, int stepSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(stepSeconds), PanelStep.For(TimeSpan.FromSeconds(rangeSeconds), points, TimeSpan.FromSeconds(sampleSeconds)));
}
