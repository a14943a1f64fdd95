using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.PromQl;

public sealed class LabelShapeTests
{
    [Theory]
    [InlineData("x", "all")]
    [InlineData("rate(x[5m])", "all but __name__")]
    [InlineData("last_over_time(x[5m])", "all")]
    [InlineData("sum(x)", "none")]
    [InlineData("sum by (b, a) (x)", "only a, b")]
    [InlineData("sum without (le) (x)", "all but __name__, le")]
    [InlineData("topk(3, sum by (a) (x))", "only a")]
    [InlineData("sum by (a) (sum by (b) (x))", "none")]
    [InlineData("histogram_quantile(0.9, sum by (le, m) (x))", "only m")]
    [InlineData("x > 5", "all")]
    [InlineData("x > bool 5", "all but __name__")]
    [InlineData("x * 2", "all but __name__")]
    [InlineData("x / on (a) y", "only a")]
    [InlineData("x / ignoring (a) y", "all but __name__, a")]
    [InlineData("sum by (a) (x) * on (a) group_left (b) y", "only a, b")]
    [InlineData("sum by (a) (x) or sum by (b) (y)", "only a, b")]
    [InlineData("sum by (a) (x) and y", "only a")]
    [InlineData("absent(x{a=\"1\", b=~\"2\"})", "only a")]
    [InlineData("label_replace(sum by (a) (x), \"c\", \"$1\", \"a\", \"(.*)\")", "only a, c")]
    [InlineData("count_values(\"v\", x)", "only v")]
    [InlineData("vector(1)", "none")]
    [InlineData("-x", "all but __name__")]
    [InlineData("(sum by (a) (x))[1h:]", "only a")]
    [InlineData("somebody_elses_function(sum(x))", "all")]
    public void Labels_OfAnExpression_AreThoseItCanHave(string text, string labels) => Assert.Equal(labels, LabelShape.Of(PromQlParser.Parse(text).Root!).ToString());
}
