using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Spend;

namespace OperatorConsole.Tests.Core.Spend;

public class SpendSumTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Since_TheStartOfAPeriod_AddsEveryQuarterAndTheRest()
    {
        // Four quarters at 2 an hour, and six minutes at 5 an hour.
        var reading = Sum([9, 2, 2, 2, 2], TimeSpan.FromMinutes(66)).Since(Line([9, 2, 2, 2, 2]), Midnight, rateNow: 5);
        Assert.Equal(2 + 0.5, reading.Value!.Value, tolerance: 1e-9);
        Assert.Equal("$2.50", reading.Text);
        Assert.False(reading.Uncertain);
        Assert.Equal("sum_over_time((q)[1h6m:15m]) * 0.25", reading.Query);
    }

    [Fact]
    public void Since_APeriodWithoutData_SaysForHowMuchOfIt()
    {
        var reading = Sum([1, Series.Missing, Series.Missing, 2, 2], TimeSpan.FromHours(1)).Since(Line([1, Series.Missing, Series.Missing, 2, 2]), Midnight, 0);
        Assert.Equal(1, reading.Value!.Value, tolerance: 1e-9);
        Assert.Equal("50 % without data", reading.Mark);
        Assert.True(reading.Uncertain);
    }

    [Fact]
    public void Since_APeriodInWhichAModelWasNotUsed_IsNoGap()
    {
        var reading = Sum([1, 1, 1, 1, 1], TimeSpan.FromHours(1)).Since(Line([Series.Missing, Series.Missing, 4, Series.Missing, 4]), Midnight, 0);
        Assert.Equal(2, reading.Value!.Value, tolerance: 1e-9);
        Assert.Null(reading.Mark);
    }

    [Fact]
    public void Since_APeriodNobodyKnows_IsNoZero() =>
        Assert.Equal(PanelState.NoSeries, Sum([Series.Missing, Series.Missing], TimeSpan.FromMinutes(15)).Since(null, Midnight, 0).State);

    [Theory]
    [InlineData("UTC", "2026-11-21T00:00Z", "2026-11-01T00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-11-21T18:15Z", "2026-10-31T18:15Z")]
    [InlineData("America/New_York", "2026-11-21T05:00Z", "2026-11-01T04:00Z")]
    public void Periods_OfAZone_BeginAtItsMidnight(string zone, string today, string month)
    {
        var periods = SpendPeriods.At(new DateTimeOffset(2026, 11, 21, 20, 7, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(DateTimeOffset.Parse(today, System.Globalization.CultureInfo.InvariantCulture), periods.Today);
        Assert.Equal(DateTimeOffset.Parse(month, System.Globalization.CultureInfo.InvariantCulture), periods.Month);
        Assert.Equal(periods.Month, periods.Grid.Start);
    }

    [Fact]
    public void Total_OfDollarsAndCredits_IsTwoTotals()
    {
        SpendRow Row(string unit, double value) => new("a", "A", "", unit, Number(value, $"{unit}/h"), Number(value, unit), Number(value, unit));
        var snapshot = new SpendSnapshot(SpendPeriods.At(Midnight, TimeZoneInfo.Utc), Table(Row("USD", 2), Row("credits", 3), Row("USD", 5)), Table(Row("USD", 4)), Table());
        Assert.Equal([("USD", "$7.00"), ("credits", "3 credits")], snapshot.Totals.Select(t => (t.Unit, t.Today.Text)));
        Assert.Equal(4.0 / 7, snapshot.ShareTold(snapshot.Providers, "USD"));
        Assert.Equal(0, snapshot.ShareTold(snapshot.Providers, "credits"));
    }

    private static OperatorConsole.Core.Panels.Fleet.FleetSnapshot<SpendRow> Table(params SpendRow[] rows) => new(Midnight, rows, [], null, TimeSpan.Zero, 0);

    private static Reading Number(double value, string unit) => new() { State = PanelState.Value, Value = value, Unit = unit, Text = UnitFormat.Format(value, unit) };

    private static Series Line(double[] values) => new(LabelSet.Empty, values);

    private static SpendSum Sum(double[] whole, TimeSpan passed)
    {
        var grid = new TimeGrid(Midnight.ToUnixTimeMilliseconds(), 900_000, whole.Length);
        var answer = new RangeAnswer(grid, [Line(whole)], [], 1, new RangeCost(0, 0, TimeSpan.Zero, null));
        return new SpendSum(new SpendPeriods(Midnight + passed, Midnight, Midnight), new ToldRange(answer, "", "q"), Line(whole), "USD");
    }
}
