using OperatorConsole.Core.Prometheus;
using OperatorConsole.Web.Components.Charts;

namespace OperatorConsole.Tests.Components.Charts;

public class SparklinePathTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Draw_SpansTheBoxWithZeroAtTheBottom() => Assert.Equal(["M0 27L60 14L120 1"], Draw((0, 0), (60, 5), (120, 10)));

    [Fact]
    public void Draw_WhereAPointIsMissing_LeavesAGap() => Assert.Equal(["M0 1L30 1", "M90 1L120 1"], Draw((0, 10), (60, 10), (180, 10), (240, 10)));

    [Fact]
    public void Draw_WhereAValueIsNotANumber_LeavesAGap() => Assert.Equal(["M0 1", "M120 1"], Draw((0, 10), (60, double.NaN), (120, 10)));

    [Fact]
    public void Draw_OfZerosOnly_IsALineAtTheBottom() => Assert.Equal(["M0 27L120 27"], Draw((0, 0), (60, 0)));

    [Fact]
    public void Draw_OfOnePoint_IsNothing() => Assert.Empty(Draw((0, 1)));

    private static IReadOnlyList<string> Draw(params (double Time, double Value)[] points) =>
        SparklinePath.Draw(new Series(LabelSet.Empty, [.. points.Select(p => p.Time)], [.. points.Select(p => p.Value)]), Minute);
}
