using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Tests.Core.Panels.Explore;

public sealed class SpreadTests
{
    [Fact]
    public void Spread_OfValues_SkipsWhatIsMissing() => Assert.Equal([4, 1, 3, 4, 3], Spread.Of([Series.Missing, 1, 4, Series.Missing, 4, Series.Missing]));

    [Fact]
    public void Spread_WithNaN_CountsItAndKeepsItOutOfTheRest() => Assert.Equal([double.NaN, 1, 2, 3, 3], Spread.Of([1, 3, double.NaN]));

    [Fact]
    public void Spread_OfNothing_IsNoNumber() => Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 0], Spread.Of([Series.Missing]));

    [Fact]
    public void Spread_OfHugeValues_DoesNotOverflow() => Assert.Equal(1e308, Spread.Of([1e308, 1e308, 1e308])[2], 1e294);
}
