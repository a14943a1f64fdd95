using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Settings;

public class PrometheusDurationTests
{
    [Theory]
    [InlineData("15s", 15)]
    [InlineData("1h30m", 5400)]
    [InlineData("30d", 30 * 86_400)]
    [InlineData("1y2w3d4h5m6s", (365 * 86_400) + (14 * 86_400) + (3 * 86_400) + (4 * 3600) + 306)]
    [InlineData("1500ms", 1.5)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    public void TryParse_PrometheusNotation_IsRead(string text, double seconds)
    {
        Assert.True(PrometheusDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("30m1h")]
    [InlineData("1s1s")]
    [InlineData("1 h")]
    [InlineData("1S")]
    [InlineData("1h ")]
    [InlineData("999999999y")]
    [InlineData("9999999999999s")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(PrometheusDuration.TryParse(text, out _));

    [Theory]
    [InlineData(15_000, "15s")]
    [InlineData(5_400_000, "1h30m")]
    [InlineData(30 * 86_400_000L, "30d")]
    [InlineData(1_500, "1s500ms")]
    [InlineData(0, "0s")]
    public void Format_Duration_CanBeReadAgain(long milliseconds, string text)
    {
        Assert.Equal(text, PrometheusDuration.Format(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(PrometheusDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }
}
