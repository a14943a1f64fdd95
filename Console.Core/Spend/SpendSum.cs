using System.Globalization;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Spend;

/// <summary>Adds up what was spent in a period, and says for how much of it there is no data.</summary>
/// <remarks>A rate per hour at every quarter of an hour is what was spent in that quarter, times four.</remarks>
internal sealed class SpendSum(SpendPeriods periods, ToldRange rates, Series? whole, string unit)
{
    /// <summary>Less than this of a period is worth a word beside the number.</summary>
    private const double NearlyAll = 0.98;

    private static readonly double Hours = SpendPeriods.Step.TotalHours;

    /// <summary>What was spent since a moment.</summary>
    /// <param name="series">The rates per hour; null where nothing ever was.</param>
    /// <param name="since">The period's start.</param>
    /// <param name="rateNow">The rate per hour since the last quarter.</param>
    public Reading Since(Series? series, DateTimeOffset since, double rateNow)
    {
        var grid = rates.Answer.Grid;
        double sum = 0;
        int moments = 0, known = 0;
        for (var i = 0; i < grid.Count; i++)
        {
            // A moment stands for the quarter before it.
            if (grid.At(i) <= since.ToUnixTimeMilliseconds()) continue;
            moments++;
            if (whole is not null && IsKnown(whole.Values[i])) known++;
            if (series is not null && IsKnown(series.Values[i])) sum += series.Values[i] * Hours;
        }
        var rest = periods.Now - (grid.End > since ? grid.End : since);
        sum += rateNow * rest.TotalHours;
        var share = moments == 0 ? 1 : (double)known / moments;
        var length = periods.Now - since;
        if (moments > 0 && known == 0 && rateNow == 0) return Reading.NoSeries("There is no data of this period.", Query(length));
        return new Reading
        {
            State = sum == 0 ? PanelState.Zero : PanelState.Value,
            Value = sum,
            Text = UnitFormat.Format(sum, unit),
            Unit = unit,
            AsOf = periods.Now,
            Window = TimeSpan.FromSeconds(Math.Round(length.TotalSeconds)),
            Query = Query(length),
            Mark = share < NearlyAll ? $"{UnitFormat.Percent(1 - share)} without data" : null,
            Uncertain = share < NearlyAll,
            Note = share < NearlyAll
                ? $"{UnitFormat.Percent(1 - share)} of the time has no data: the gateway was not scraped then, or Prometheus does not keep so much"
                : null,
        };
    }

    private static bool IsKnown(double value) => double.IsFinite(value);

    // What the console adds up itself, as one expression for whoever wants to check it.
    private string Query(TimeSpan length) => string.Create(
        CultureInfo.InvariantCulture, $"sum_over_time(({rates.Query})[{PrometheusDuration.Format(TimeSpan.FromSeconds(Math.Round(length.TotalSeconds)))}:{PrometheusDuration.Format(SpendPeriods.Step)}]) * {Hours}");
}
