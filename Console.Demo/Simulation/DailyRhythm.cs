namespace OperatorConsole.Demo.Simulation;

/// <summary>How busy a working week is at a moment: quiet nights, a morning rise, a lunch dip, calmer weekends (UTC).</summary>
internal static class DailyRhythm
{
    // Relative load at each full hour; between the hours it is interpolated.
    private static readonly double[] Hours =
    [
        0.35, 0.30, 0.27, 0.25, 0.27, 0.35, 0.50, 0.75, 1.05, 1.30, 1.40, 1.35,
        1.10, 1.25, 1.45, 1.50, 1.40, 1.25, 1.05, 0.90, 0.80, 0.70, 0.58, 0.45,
    ];

    /// <summary>A factor around 1: multiply a gateway's mean request rate with it.</summary>
    public static double At(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        var share = utc.TimeOfDay.TotalHours - utc.Hour;
        var load = (Hours[utc.Hour] * (1 - share)) + (Hours[(utc.Hour + 1) % 24] * share);
        return load * Week(utc);
    }

    /// <summary>1 in the week, 0.55 at the weekend, six hours from one to the other around midnight.</summary>
    private static double Week(DateTime utc)
    {
        var sinceMonday = (((int)utc.DayOfWeek + 6) % 7 * 24) + utc.TimeOfDay.TotalHours;
        // From Wednesday noon to Wednesday noon, with Saturday's midnight at 0 and Monday's at 48.
        var hours = ((sinceMonday + 108) % 168) - 60;
        var weekend = Math.Clamp((3 + Math.Min(hours, 48 - hours)) / 6, 0, 1);
        return 1 - (0.45 * weekend);
    }
}
