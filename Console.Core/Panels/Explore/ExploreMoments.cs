using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>The moments of a range that somebody explores.</summary>
/// <param name="Over">The range, for courses.</param>
/// <param name="End">Its end, for values at one moment: as fine as there are samples, so that those who look now look at the same.</param>
public sealed record ExploreMoments(PanelQuestion Over, DateTimeOffset End)
{
    /// <summary>The moments of a page's address; the parameters are those of <see cref="PanelQuestion.Of"/>.</summary>
    public static Result<ExploreMoments> Of(
        TimeRange range, TimeZoneInfo zone, DateTimeOffset? tick, DateTimeOffset now, int points, TimeSpan sampleInterval, string asker)
    {
        var over = PanelQuestion.Of(range, zone, tick, now, points, sampleInterval, asker);
        if (!over.Succeeded) return over.Failure;
        var period = range.Resolve(over.Value.Tick, zone).Value;
        return new ExploreMoments(over.Value, period.EndsNow ? TimeGrid.Aligned(period.To, period.To, sampleInterval).Start : period.To);
    }
}
