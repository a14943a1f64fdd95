using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class RefreshChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly Period Live = new(Now.AddHours(-1), Now) { EndsNow = true };
    private static readonly Period Past = new(Now.AddHours(-2), Now.AddHours(-1));

    [Fact]
    public void Choices_All_AreReadBackFromWhatTheySay()
    {
        Assert.Equal("auto off 5s 10s 15s 30s 1m 5m 15m 30m 1h", string.Join(' ', RefreshChoice.All.Select(c => c.Text)));
        Assert.All(RefreshChoice.All, c => Assert.Same(c, RefreshChoice.Parse(c.Text).Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Parse_Nothing_IsAuto(string? text) => Assert.Same(RefreshChoice.Auto, RefreshChoice.Parse(text).Value);

    [Theory]
    [InlineData("1s")]
    [InlineData("0")]
    [InlineData("15S")]
    [InlineData("<script>")]
    public void Parse_AnythingElse_IsAFailureThatNamesIt(string text) => Assert.Equal($"“refresh” cannot be read: “{text}”", RefreshChoice.Parse(text).Failure!.Problem);

    [Theory]
    [InlineData("auto", 15, 15, 15)]
    [InlineData("auto", 60, 15, 60)]
    [InlineData("auto", 15, 60, 60)]
    [InlineData("auto", 1, 1, 5)]
    [InlineData("auto", 86_400, 15, 3600)]
    [InlineData("5s", 86_400, 15, 5)]
    [InlineData("1h", 15, 15, 3600)]
    public void Interval_OfWhatEndsNow_IsTheChoiceOrHowOftenPointsMove(string choice, int step, int sample, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RefreshChoice.Parse(choice).Value!.Interval(Live, TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(sample)));

    [Theory]
    [InlineData("auto")]
    [InlineData("5s")]
    [InlineData("off")]
    public void Interval_OfThePast_IsNever(string choice) => Assert.Null(RefreshChoice.Parse(choice).Value!.Interval(Past, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)));

    [Fact]
    public void Interval_Off_IsNever() => Assert.Null(RefreshChoice.Off.Interval(Live, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)));
}
