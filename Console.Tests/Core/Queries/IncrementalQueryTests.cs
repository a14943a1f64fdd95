using OperatorConsole.Core.Queries;

namespace OperatorConsole.Tests.Core.Queries;

public class IncrementalQueryTests
{
    [Theory]
    [InlineData("sum(rate(x[5m]))")]
    [InlineData("x offset 5m - y")]
    [InlineData("start + end")] // metrics may be called so
    [InlineData("x{a=\"@ end()\"}")]
    [InlineData("x # @ end()")]
    [InlineData("max_over_time(x[1h:1m])")]
    [InlineData("x{range_a=\"1\"}")]
    public void IsIncremental_OfPointwiseExpressions_IsTrue(string query) => Assert.True(IncrementalQuery.IsIncremental(query));

    [Theory]
    [InlineData("x @ end()")]
    [InlineData("x @ 1700000000")]
    [InlineData("x offset -5m")]
    [InlineData("x offset\n- 5m")]
    [InlineData("rate(x[5m] smoothed)")]
    [InlineData("range_avg(x)")]
    [InlineData("topk_avg(3, x)")]
    [InlineData("x - Start()")]
    [InlineData("\"a\\\"\" + x offset -1m")]
    public void IsIncremental_WhereOtherMomentsMatter_IsFalse(string query) => Assert.False(IncrementalQuery.IsIncremental(query));
}
