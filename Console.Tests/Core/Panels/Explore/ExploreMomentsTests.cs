using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Explore;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class ExploreMomentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 42, 7, TimeSpan.Zero);

    [Fact]
    public void End_OfARangeThatGoesOn_IsOnTheSamplesGrid() => Assert.Equal(Now.AddSeconds(-7), Of("now-7d", "now").End);

    [Fact]
    public void End_OfARangeInThePast_IsMeantAsItStands() => Assert.Equal(Now.AddMinutes(-1), Of("now-1h", Now.AddMinutes(-1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)).End);

    [Fact]
    public void Moments_OfARangeThatCannotBeRead_AreAFailure() =>
        Assert.Equal(FailureKind.BadQuestion, ExploreMoments.Of(new TimeRange("x", "now"), TimeZoneInfo.Utc, null, Now, 100, TimeSpan.FromSeconds(15), "it").Failure?.Kind);

    private static ExploreMoments Of(string from, string to) => ExploreMoments.Of(new TimeRange(from, to), TimeZoneInfo.Utc, null, Now, 100, TimeSpan.FromSeconds(15), "it").Value!;
}
