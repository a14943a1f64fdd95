using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.Alerting.Editing;

public sealed class NumberFieldTests
{
    [Theory]
    [InlineData("0.05", 0.05)]
    [InlineData(" 80 ", 80)]
    [InlineData("-3", -3)]
    [InlineData("+3", 3)]
    [InlineData("1e9", 1e9)]
    [InlineData(".5", 0.5)]
    [InlineData("0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("0e5", 0)]
    public void Number_Typed_IsRead(string typed, double value) => Assert.Equal(value, NumberField.Read(typed).Value);

    [Theory]
    [InlineData(null, "there is no number")]
    [InlineData("  ", "there is no number")]
    [InlineData("NaN", "never fire")]
    [InlineData("-inf", "infinity")]
    [InlineData("1,5", "comma")]
    [InlineData("1,500", "comma")]
    [InlineData("010", "octal")]
    [InlineData("-007", "octal")]
    [InlineData("1e400", "larger than any number")]
    [InlineData("1e-400", "closer to zero")]
    [InlineData("5m", "no number")]
    [InlineData("0x1F", "no number")]
    [InlineData("1_000", "no number")]
    [InlineData("5 %", "no number")]
    [InlineData("٣", "no number")]
    [InlineData("1 or up", "no number")]
    [InlineData("111111111111111111111111111111111111111111111", "longer")]
    public void Number_ThatMayNotStandThere_IsRefusedAndSaysWhy(string? typed, string problem) => Assert.Contains(problem, NumberField.Read(typed).Failure!.Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1, NumberForm.Decimal, "0.1")]
    [InlineData(120, NumberForm.Integer, "120")]
    [InlineData(0.5, NumberForm.Integer, "0.5")]
    [InlineData(2e9, NumberForm.Scientific, "2e9")]
    [InlineData(1.5e-7, NumberForm.Scientific, "1.5e-7")]
    [InlineData(0, NumberForm.Scientific, "0")]
    [InlineData(31, NumberForm.Hexadecimal, "0x1F")]
    [InlineData(0.5, NumberForm.Hexadecimal, "0.5")]
    [InlineData(9, NumberForm.Octal, "9")]
    [InlineData(5400, NumberForm.Duration, "1h30m")]
    [InlineData(-5, NumberForm.Duration, "-5")]
    [InlineData(1e21, NumberForm.Integer, "1e21")]
    [InlineData(123456789012345680000.0, NumberForm.Integer, "123456789012345680000")]
    [InlineData(0.000001, NumberForm.Decimal, "0.000001")]
    [InlineData(-1234.5, NumberForm.Decimal, "-1234.5")]
    public void Number_Written_KeepsTheForm(double value, NumberForm form, string text) => Assert.Equal(text, NumberWriter.Format(value, form));

    [Fact]
    public void Number_WrittenInAnyForm_IsReadAsTheSame()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value)) continue;
            foreach (var form in (ReadOnlySpan<NumberForm>)[NumberForm.Decimal, NumberForm.Scientific])
            {
                var text = NumberWriter.Format(value, form);
                Assert.True(Constants.ValueOf(PromQlParser.Parse(text).Root!) == value, text);
            }
        }
    }
}
