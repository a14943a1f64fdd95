using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class PanelQuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 42, 5, 300, TimeSpan.Zero);

    [Fact]
    public void Question_OfOneRefresh_IsTheSameForAllWhoAskWithinAMinute() =>
        Assert.Equal(Ask(Now.AddSeconds(-20), Now), Ask(Now.AddSeconds(-20), Now.AddSeconds(30)));

    [Fact]
    public void Question_WithoutARefresh_IsTheSameBetweenTwoScrapes() => Assert.Equal(Ask(null, Now), Ask(null, Now.AddSeconds(9)));

    [Theory]
    [InlineData(-120)]
    [InlineData(3600)]
    public void Question_OfARefreshThatIsOldOrMadeUp_IsOfNow(int seconds) => Assert.Equal(Ask(null, Now), Ask(Now.AddSeconds(seconds), Now));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public void Question_ForAnyNumberOfPoints_IsBounded(int points) =>
        Assert.InRange(PanelQuestion.Of(new TimeRange("now-365d", "now"), TimeZoneInfo.Utc, null, Now, points, TimeSpan.FromSeconds(15), "").Value!.Grid.Count, 1, PanelStep.MaxPoints + 1);

    private static PanelQuestion Ask(DateTimeOffset? tick, DateTimeOffset now) =>
        PanelQuestion.Of(TimeRange.Default, TimeZoneInfo.Utc, tick, now, 300, TimeSpan.FromSeconds(15), "me").Value!;
}
