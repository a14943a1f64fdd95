using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.PromQl;

public sealed class ParserTests
{
    [Theory]
    [InlineData("-2^2", "-(2^2)")]
    [InlineData("2^3^2", "2^(3^2)")]
    [InlineData("-a*b", "(-a)*b")]
    [InlineData("1 < x < 3", "(1 < x) < 3")]
    [InlineData("a or b and c", "a or (b and c)")]
    [InlineData("a + b * c == d", "(a + (b*c)) == d")]
    [InlineData("2 ^ -x * 3", "(2 ^ (-x)) * 3")]
    [InlineData("a - b - c", "(a - b) - c")]
    public void Operators_WithoutParentheses_BindAsWithThem(string text, string grouped) => Assert.Equal(Shape(Parse(text)), Shape(Parse(grouped)));

    [Fact]
    public void Parts_Read_HaveTheirPlaceInTheText()
    {
        const string Text = "sum by (model) (rate(\n  http_requests_total{code=~\"5..\", job='é'}[5m] offset -1h # bad\n)) > bool 0.05";
        var comparison = Assert.IsType<BinaryExpr>(Parse(Text));
        var sum = Assert.IsType<AggregateExpr>(comparison.Left);
        var rate = Assert.IsType<Call>(sum.Inner);
        var matrix = Assert.IsType<MatrixSelector>(rate.Arguments[0]);

        Assert.Equal(">", comparison.OperatorRange.Of(Text));
        Assert.True(comparison.Modifiers.IsBool);
        Assert.Equal("0.05", comparison.Right.Range.Of(Text));
        Assert.Equal(Text[..Text.IndexOf(" > bool", StringComparison.Ordinal)], sum.Range.Of(Text));
        Assert.Equal(("by (model)", "model"), (sum.Grouping!.Range.Of(Text), sum.Grouping.Labels[0].Range.Of(Text)));
        Assert.Equal("http_requests_total{code=~\"5..\", job='é'}[5m] offset -1h", matrix.Range.Of(Text));
        Assert.Equal(("5m", "-1h"), (matrix.Window.Range.Of(Text), matrix.Modifiers.Offset!.Range.Of(Text)));
        Assert.Equal(["code=~\"5..\"", "job='é'"], matrix.Selector.Matchers.Select(m => m.Range.Of(Text)));
        Assert.Equal(["\"5..\"", "'é'"], matrix.Selector.Matchers.Select(m => m.ValueRange.Of(Text)));
        Assert.Equal(["# bad"], PromQlParser.Parse(Text).Comments.Select(c => c.Of(Text)));
    }

    [Theory]
    [InlineData("-5", "-5")]
    [InlineData("x > - 5", "- 5")]
    [InlineData("x > +0.5", "+0.5")]
    public void Number_WithASign_HasTheSignInItsPlace(string text, string number) =>
        Assert.Equal(number, Parse(text).SelfAndDescendants().OfType<NumberLiteral>().Single().Range.Of(text));

    [Fact]
    public void Position_BehindWideCharacters_CountsUnitsAndBytes()
    {
        var error = PromQlParser.Parse("a{b='é😀'} +\r\n  c{d='é😀'} )").Error!;
        Assert.Equal(new SourcePosition(2, 14, 17), error.Position);
    }

    [Theory]
    [InlineData("", "1:1: there is no expression")]
    [InlineData("up >", "1:5: the expression ends where a metric, function, aggregation, number, text or “(” was expected")]
    [InlineData("sum(up", "1:7: the expression ends where an operator, “,” or “)” was expected")]
    [InlineData("up{job}", "1:7: “}” stands where “=”, “!=”, “=~” or “!~” was expected")]
    [InlineData("up{job=~\"(\"}", "1:9: the regular expression is wrong: a “(” is not closed")]
    [InlineData("up[5]", null)]
    [InlineData("up[5x]", "1:4: “5x” is neither a number nor a duration such as 5m or 1h30m")]
    [InlineData("up[1m1h]", "1:4: “1m1h” is no duration: units stand in the order y w d h m s ms, each once, and at most 292 years are read")]
    [InlineData("rate(up)", "1:6: rate() takes a range vector here; this is an instant vector; add a window such as [5m]")]
    [InlineData("sum(rate(up[5m])[5m])", "1:17: a window stands behind a selector; behind other expressions it needs a colon: [5m:]")]
    [InlineData("up = 1", "1:4: “=” compares labels and stands only inside braces; numbers are compared with “==”")]
    [InlineData("1 > 2", "1:3: two numbers are compared with “> bool”")]
    [InlineData("{job=~\".*\"}", "1:1: the selector would take every series there is: name a metric or a label whose value is not empty")]
    [InlineData("up default 0", "1:4: “default” stands where an operator or the end of the expression was expected; this is MetricsQL of VictoriaMetrics, which the console cannot analyse")]
    [InlineData("up{job=~\"[[:]]\"}", null)]
    [InlineData("up{job=~\"\\\\p{Greek}\\\\p{^Lu}\\\\PN\\\\p{Yi}\"}", null)]
    [InlineData("up{job=~\"\\\\p{Gree{}\"}", "1:9: the regular expression is wrong: “\\p{Gree{}” is no class of characters")]
    [InlineData("up{job=~\"\\\\p{Lx}\"}", "1:9: the regular expression is wrong: “\\p{Lx}” is no class of characters")]
    [InlineData("up{job=~\"\\\\p{^^L}\"}", "1:9: the regular expression is wrong: “\\p{^^L}” is no class of characters")]
    [InlineData("up{job=~\"[[:]a:]]\"}", "1:9: the regular expression is wrong: “[:]a:]” is no class of characters")]
    [InlineData("\"\\d\"", "1:1: “\\d” is no escape in a text; a backslash is written twice")]
    public void Text_ThatIsNoExpression_SaysWhereAndWhatWasExpected(string text, string? error) => Assert.Equal(error, PromQlParser.Parse(text).Error?.ToString());

    [Theory]
    [InlineData("limitk(5, up)", "The aggregation limitk needs Prometheus 2.54 with --enable-feature=promql-experimental-functions")]
    [InlineData("up > 1_000", "A number with underscores needs Prometheus 2.54")]
    [InlineData("up[300]", "A number as a duration needs Prometheus 2.54")]
    [InlineData("{\"cpu.load\", \"a b\"=\"c\"}", "A name in quotes needs Prometheus 3.0;A name in quotes needs Prometheus 3.0")]
    [InlineData("info(up, {a=~\".*\"})", "The function info needs Prometheus 3.0 with --enable-feature=promql-experimental-functions")]
    [InlineData("rate(up[5m] anchored)", "“anchored” needs Prometheus 3.7 with --enable-feature=promql-extended-range-selectors")]
    [InlineData("a + on (b) group_left fill_right (0) c", "“fill_right” needs Prometheus 3.10 with --enable-feature=promql-binop-fill-modifiers")]
    [InlineData("up[step() * 2]", "Arithmetic in a duration needs Prometheus 3.4 with --enable-feature=promql-duration-expr;A number as a duration needs Prometheus 2.54;Arithmetic in a duration needs Prometheus 3.4 with --enable-feature=promql-duration-expr")]
    [InlineData("x </ 5", "The operator </ needs Prometheus 3.11")]
    [InlineData("holt_winters(up[5m], 0.5, 0.5)", "Prometheus has no function holt_winters from 3.0 on")]
    [InlineData("range_median(up[5m])", "Prometheus knows no function range_median; another engine may, such as VictoriaMetrics")]
    public void Text_OfSomeVersionsOnly_IsReadAndSaysWhich(string text, string notices)
    {
        var parsed = PromQlParser.Parse(text);
        Assert.True(parsed.Succeeded, parsed.Error?.ToString());
        Assert.Equal(notices, string.Join(';', parsed.Notices));
    }

    [Theory]
    [InlineData("x offset 5m + 1", "x offset 5m + 1")]
    [InlineData("x offset -2^2", "x offset -2s ^ 2")]
    [InlineData("x[1h30m:90s] @ end() offset 1d", "x[1h30m:1m30s] @ end() offset 1d")]
    [InlineData("x[(5m + step()) / 2:min_of(1m, step())]", "x[(5m + step()) / 2:min_of(1m, step())]")]
    [InlineData("x offset -(step() * 2)", "x offset -(step() * 2)")]
    [InlineData("{`metric.name`, 'k\\'ey'=~`a\"b`}", "{\"metric.name\", \"k'ey\"=~\"a\\\"b\"}")]
    [InlineData("topk by (\"a b\") (3, x)", "topk by (\"a b\") (3, x)")]
    [InlineData("a / ON(job) GROUP_LEFT b", "a / on (job) group_left () b")]
    [InlineData("1e3 + 0x1F - 010 + 1_000", "1000 + 31 - 8 + 1000")]
    [InlineData("\"\\xff\" # c", "\"\\xff\"")]
    public void Expression_Printed_HasOnePlainForm(string text, string printed)
    {
        Assert.Equal(printed, Printer.Print(Parse(text)));
        Assert.Equal(printed, Printer.Print(Parse(printed)));
    }

    [Theory]
    [InlineData("(", ")", 199, true)]
    [InlineData("(", ")", 200, false)]
    [InlineData("-(", ")", 20_000, false)]
    [InlineData("1^", "", 40_000, false)]
    [InlineData("abs(", ")", 20_000, false)]
    [InlineData("x[(", ")]", 20_000, false)]
    [InlineData("1+", "", 1000, true)]
    [InlineData("1+", "", 1002, false)]
    [InlineData("x{a=~'", "'}", 1, true)]
    public void Expression_NestedDeeply_IsReadToABound(string before, string after, int times, bool isRead)
    {
        var text = string.Concat(Enumerable.Repeat(before, times)) + "1" + string.Concat(Enumerable.Repeat(after, times));
        var parsed = PromQlParser.Parse(text);

        Assert.Equal(isRead, parsed.Succeeded);
        if (parsed.Succeeded) Assert.NotEmpty(Printer.Print(parsed.Root));
    }

    [Fact]
    public void Expression_LongerThanTheBound_IsRefused()
    {
        Assert.True(PromQlParser.Parse(new string(' ', PromQlParser.MaxLength - 1) + "1").Succeeded);
        Assert.Contains("longer than 100000 characters", PromQlParser.Parse(new string(' ', PromQlParser.MaxLength) + "1").Error!.Message, StringComparison.Ordinal);
    }

    private static Expr Parse(string text)
    {
        var parsed = PromQlParser.Parse(text);
        return parsed.Root ?? throw new Xunit.Sdk.XunitException($"{text}: {parsed.Error}");
    }

    /// <summary>The tree with all its parentheses written and none of the text's.</summary>
    private static string Shape(Expr expr) => expr switch
    {
        ParenExpr paren => Shape(paren.Inner),
        BinaryExpr binary => $"({Shape(binary.Left)}{binary.Operator.Text()}{Shape(binary.Right)})",
        UnaryExpr unary => $"[{(unary.IsNegative ? '-' : '+')}{Shape(unary.Operand)}]",
        _ => Printer.Print(expr),
    };
}
