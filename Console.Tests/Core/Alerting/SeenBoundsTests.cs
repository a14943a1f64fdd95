using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Tests.Core.Alerting;

public sealed class SeenBoundsTests
{
    private static readonly SeenRange OneToThree = new(1, 3, new DateTimeOffset(2026, 11, 1, 9, 30, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30), 700);

    [Theory]
    [InlineData("x > 5", "threshold-never-reached")]
    [InlineData("x >= 3", "")]
    [InlineData("x > 3", "threshold-never-reached")]
    [InlineData("x > 2", "")]
    [InlineData("x > 0.5", "threshold-always-exceeded")]
    [InlineData("0.5 < x", "threshold-always-exceeded")]
    [InlineData("x < 0.5", "threshold-never-reached")]
    [InlineData("x < 5 and y > 0", "threshold-always-exceeded")]
    [InlineData("sum(x > bool 5) > 1", "")]
    [InlineData("y > 5", "")]
    public void Bound_BesideThePast_IsToldWhereItLiesOutside(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr, around: Seen(OneToThree)));

    [Fact]
    public void Bound_BesideAFewMoments_IsNotJudged() => Assert.Equal("", LintedRule.Checks("x > 5", around: Seen(OneToThree with { Moments = 19 })));

    [Fact]
    public void Finding_OfABound_SaysWhatWasSeenAndSinceWhen()
    {
        var finding = Assert.Single(LintedRule.Findings("x > 5", around: Seen(OneToThree)));
        Assert.Equal("it was between 1 and 3 at all 700 moments looked at since 2026-11-01 09:30 UTC, one every 30 m 00 s: this would have held at none of them", finding.Message);
    }

    [Fact]
    public void Measured_OfARule_AreTheSidesThatStandForThemselves() =>
        Assert.Equal(["sum(rate(a[5m]))", "b / c"], RuleFile.Read(LintedRule.File("A", "sum(rate(a[5m])) > 5 or (0.1 < b / c and on() d > 0)")).Rules.SelectMany(SeenRangeReader.Measured));

    private static LintSurroundings Seen(SeenRange range) => new() { Seen = new Dictionary<string, SeenRange> { ["x"] = range } };
}
