using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class PeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Earlier_IsTheSameLengthJustBefore() => Assert.Equal(TimeRange.Between(Ago(2), Ago(1)), Live(1).Earlier());

    [Fact]
    public void Later_OfWhatEndsNow_IsNothing() => Assert.Null(Live(1).Later(Now));

    [Fact]
    public void Later_OfThePast_IsTheSameLengthJustAfter() => Assert.Equal(TimeRange.Between(Ago(4), Ago(3)), new Period(Ago(5), Ago(4)).Later(Now));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1.5, 0.5)]
    public void Later_ThatReachesThePresent_GoesOnWithIt(double from, double to) => Assert.Equal(TimeRange.Default, new Period(Ago(from), Ago(to)).Later(Now));

    [Fact]
    public void Wider_OfThePast_IsTwiceAsLongAroundTheSameCentre() => Assert.Equal(TimeRange.Between(Ago(11), Ago(7)), new Period(Ago(10), Ago(8)).Wider(Now));

    [Fact]
    public void Wider_OfWhatEndsNow_StillEndsNow() => Assert.Equal(new TimeRange("now-2h", "now"), Live(1).Wider(Now));

    [Fact]
    public void Wider_EndsWhereRangesMayNotBeLonger()
    {
        var longest = new TimeRange("now-366d", "now");
        Assert.Equal(longest, Live(300 * 24).Wider(Now));
        Assert.True(longest.Resolve(Now, TimeZoneInfo.Utc).Succeeded);
        Assert.Null(Live(366 * 24).Wider(Now));
    }

    private static DateTimeOffset Ago(double hours) => Now.AddHours(-hours);

    private static Period Live(double hours) => new(Ago(hours), Now) { EndsNow = true };
}
