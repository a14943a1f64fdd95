using OperatorConsole.Core.Panels;

namespace OperatorConsole.Tests.Core.Panels;

public class UnitFormatTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.00042, "420 µs")]
    [InlineData(0.85, "850 ms")]
    [InlineData(0.99999, "1 s")]
    [InlineData(1.2449, "1.24 s")]
    [InlineData(125, "2 m 05 s")]
    [InlineData(7260, "2 h 01 m")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    public void Seconds_AreWrittenInTheUnitThatFits(double seconds, string text) => Assert.Equal(text, UnitFormat.Seconds(seconds));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.00001, "< 0.01 %")]
    [InlineData(0.0042, "0.42 %")]
    [InlineData(0.12345, "12.3 %")]
    [InlineData(0.9995, "99.95 %")]
    [InlineData(0.99999, "> 99.99 %")]
    [InlineData(1, "100 %")]
    public void Percent_NeverRoundsToAllOrNothing(double share, string text) => Assert.Equal(text, UnitFormat.Percent(share));

    [Theory]
    [InlineData(0, "$0")]
    [InlineData(0.0021, "$0.0021")]
    [InlineData(12.4, "$12.40")]
    [InlineData(1240, "$1.24k")]
    [InlineData(-3.5, "-$3.50")]
    public void Money_HasCentsOrThreeDigits(double dollars, string text) => Assert.Equal(text, UnitFormat.Money(dollars));

    [Theory]
    [InlineData(3.14159, "requests/s", "3.14 req/s")]
    [InlineData(12_400, "count", "12.4k")]
    [InlineData(999_900, "", "1M")]
    [InlineData(2.5, "credits/h", "2.5 credits/h")]
    [InlineData(1, "requests", "1 request")]
    [InlineData(1, "widgets", "1 widgets")]
    [InlineData(2, "entries", "2 entries")]
    [InlineData(double.NaN, "count", "NaN")]
    public void Format_SaysTheUnit(double value, string unit, string text) => Assert.Equal(text, UnitFormat.Format(value, unit));
}
