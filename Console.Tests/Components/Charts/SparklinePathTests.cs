using OperatorConsole.Core.Prometheus;
using OperatorConsole.Web.Components.Charts;

namespace OperatorConsole.Tests.Components.Charts;

public class SparklinePathTests
{
    [Fact]
    public void Draw_SpansTheBoxWithZeroAtTheBottom() => Assert.Equal(["M0 27L60 14L120 1"], Draw(0, 5, 10));

    [Fact]
    public void Draw_WhereASampleIsMissing_LeavesAGap() => Assert.Equal(["M0 1L30 1", "M90 1L120 1"], Draw(10, 10, Series.Missing, 10, 10));

    [Fact]
    public void Draw_WhereAValueIsNotANumber_LeavesAGap() => Assert.Equal(["M0 1", "M120 1"], Draw(10, double.NaN, 10));

    [Fact]
    public void Draw_OfZerosOnly_IsALineAtTheBottom() => Assert.Equal(["M0 27L120 27"], Draw(0, 0));

    [Fact]
    public void Draw_OfOnePoint_IsNothing() => Assert.Empty(Draw(1));

    private static IReadOnlyList<string> Draw(params double[] values) => SparklinePath.Draw(new Series(LabelSet.Empty, values));
}
