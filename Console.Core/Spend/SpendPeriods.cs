using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Spend;

/// <summary>Today and this month, as somebody's calendar has them.</summary>
/// <param name="Now">The present.</param>
/// <param name="Today">Where the day began.</param>
/// <param name="Month">Where the month began.</param>
public sealed record SpendPeriods(DateTimeOffset Now, DateTimeOffset Today, DateTimeOffset Month)
{
    /// <summary>Days of all zones begin at a multiple of it.</summary>
    internal static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>The periods at a moment in a zone.</summary>
    public static SpendPeriods At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var calendar = new ZoneCalendar(zone);
        return new SpendPeriods(now, calendar.StartOf(now, 'd'), calendar.StartOf(now, 'M'));
    }

    /// <summary>The quarters of an hour of the month up to now: each moment stands for the step before it.</summary>
    internal TimeGrid Grid => TimeGrid.Aligned(Month, Now, Step);
}
