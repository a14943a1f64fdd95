using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.PromQl;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData("rate(errors[5m]) > 0.05", "0.05", "One")]
    [InlineData("(rate(errors[5m])) > (0.05)", "0.05", "One")]
    [InlineData("0.05 < rate(errors[5m])", "0.05", "One")]
    [InlineData("up == 0", "0", "Condition")]
    [InlineData("increase(x[1h]) > 0", "0", "Condition")]
    [InlineData("x / y > 0.9 and rate(y[5m]) > 0", "0.9", "One")]
    [InlineData("x < 3*24*3600 > 0", "3*24*3600", "One")]
    [InlineData("a > 5 and b > 5", "5,5", "Linked")]
    [InlineData("a > 5 and b > 7", "5,7", "Several")]
    [InlineData("1 < x < 3", "1,3", "Several")]
    [InlineData("x > 1.2 * avg_over_time(x[1h])", "1.2", "One")]
    [InlineData("used > limit * 0.9", "0.9", "One")]
    [InlineData("absent(up)", "", "None")]
    [InlineData("a != on (job) b", "", "None")]
    [InlineData("x > bool 5", "5", "One")]
    [InlineData("x > -(5)", "-(5)", "One")]
    public void Thresholds_OfARule_AreTheNumbersToEdit(string text, string numbers, string choice)
    {
        var found = Find(text);
        var shown = found.All.Where(t => !t.IsGuard);

        Assert.Equal(numbers, string.Join(',', shown.Select(t => t.Range.Of(text))));
        Assert.Equal(choice, found.Choice.ToString());
        Assert.Equal(numbers.Length > 0, found.All.Any(t => t.IsPrimary));
    }

    [Theory]
    [InlineData("x > 80", NumberForm.Integer)]
    [InlineData("x > 0.8", NumberForm.Decimal)]
    [InlineData("x > -1.5e9", NumberForm.Scientific)]
    [InlineData("x > 0x1F", NumberForm.Hexadecimal)]
    [InlineData("x > 010", NumberForm.Octal)]
    [InlineData("x > 5m", NumberForm.Duration)]
    [InlineData("x > Inf", NumberForm.Word)]
    [InlineData("x > (14.4 * 0.001)", NumberForm.Arithmetic)]
    public void Threshold_Written_KeepsItsForm(string text, NumberForm form) => Assert.Equal(form, Only(text).Form);

    [Theory]
    [InlineData("x > 5", "above")]
    [InlineData("5 >= x", "below")]
    [InlineData("x == 0", "equal")]
    [InlineData("5 != x", "unequal")]
    public void Threshold_Compared_HasADirection(string text, string direction) => Assert.Equal(direction, Only(text).Direction);

    [Theory]
    [InlineData("sum(rate(e[5m])) / sum(rate(r[5m])) > 0.05", MeasuredUnit.Ratio)]
    [InlineData("100 * sum(rate(e[5m])) / sum(rate(r[5m])) > 5", MeasuredUnit.None)]
    [InlineData("sum(rate(e[5m])) / sum(rate(r[5m])) * 100 > 5", MeasuredUnit.Percent)]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(d_seconds_bucket[5m]))) > 2", MeasuredUnit.Seconds)]
    [InlineData("rate(d_seconds_sum[5m]) / rate(d_seconds_count[5m]) > 2", MeasuredUnit.Seconds)]
    [InlineData("time() - last_success_timestamp_seconds > 3600", MeasuredUnit.Seconds)]
    [InlineData("rate(process_cpu_seconds_total[5m]) > 0.8", MeasuredUnit.None)]
    [InlineData("process_resident_memory_bytes > 2e9", MeasuredUnit.Bytes)]
    [InlineData("a_bytes / b_bytes > 0.9", MeasuredUnit.Ratio)]
    [InlineData("sum(increase(spend_usd_total[24h])) > 10", MeasuredUnit.Dollars)]
    [InlineData("count(x_bytes) > 3", MeasuredUnit.None)]
    [InlineData("rate(errors_total[5m]) > 0.05", MeasuredUnit.PerSecond)]
    [InlineData("DCGM_temperature_celsius > 80", MeasuredUnit.Celsius)]
    public void Threshold_ByNamesAndArithmetic_HasAUnit(string text, MeasuredUnit unit) => Assert.Equal(unit, Only(text).Unit);

    [Fact]
    public void Threshold_OfWhatIsLeft_IsInverted()
    {
        Assert.True(Only("1 - sum(rate(a[1h])) / sum(rate(b[1h])) < 0.5").IsInverted);
        Assert.True(Only("(100 - x) > 90").IsInverted);
        Assert.False(Only("x - 1 > 90").IsInverted);
    }

    [Fact]
    public void Threshold_OfArithmetic_NamesItsFactors()
    {
        const string Text = "x > (14.4 * 0.001)";
        Assert.Equal(["14.4", "0.001"], Only(Text).Factors.Select(f => f.Of(Text)));
    }

    [Theory]
    [InlineData("max(up == 0)", ExprContext.Aggregated)]
    [InlineData("absent(up == 1)", ExprContext.Argument)]
    [InlineData("(a > 5)", ExprContext.Top)]
    [InlineData("(a > 5) and b", ExprContext.SetLeft)]
    [InlineData("a unless b > 5", ExprContext.SetRight)]
    [InlineData("(a > 5) * 2", ExprContext.Arithmetic)]
    public void Comparison_Anywhere_KnowsWhereItStands(string text, ExprContext context) => Assert.Equal(context, Assert.Single(Comparison.In(PromQlParser.Parse(text).Root!)).Context);

    [Fact]
    public void Knobs_OfARule_AreItsOtherNumbers()
    {
        const string Text = "histogram_quantile(0.95, sum by (le) (rate(x_bucket[5m] offset 1h))) > 2 and topk(3, predict_linear(y[6h], 4*3600)) > clamp_min(z, 1)";
        Assert.Equal(
            ["Quantile 0.95", "Window 5m", "Offset 1h", "Count 3", "Window 6h", "Horizon 4*3600", "Clamp 1"],
            Knob.In(PromQlParser.Parse(Text).Root!).Select(k => $"{k.Kind} {k.Range.Of(Text)}"));
    }

    private static Threshold Only(string text) => Assert.Single(Find(text).All);

    private static Thresholds Find(string text) => ExpressionAnalysis.Of(PromQlParser.Parse(text).Root!, text).Thresholds;
}
