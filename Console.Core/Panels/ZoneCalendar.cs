namespace OperatorConsole.Core.Panels;

/// <summary>Days, weeks, months and years of a zone: a day is 23 or 25 hours long where clocks change.</summary>
/// <remarks>Units are s m h d w M y. Weeks start on Monday.</remarks>
internal sealed class ZoneCalendar(TimeZoneInfo zone)
{
    /// <summary>A unit is at least this long.</summary>
    public static long LeastSeconds(char unit) => unit switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 82_800, 'w' => 601_200, 'M' => 2_415_600, _ => 31_532_400 };

    /// <summary>What a clock on the wall shows.</summary>
    public DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>The moment when a clock on the wall shows this: the first one where it does twice, and as if it had not been put forward where it never does.</summary>
    public DateTimeOffset At(DateTime local)
    {
        var offset =
            zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        // Not new DateTimeOffset(local, offset): near the first and last year that throws.
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Hours and less are exact; of days and more the time on the wall stays.</summary>
    public DateTimeOffset Back(DateTimeOffset time, int amount, char unit) =>
        IsExact(unit) ? time - (amount * Exact(unit)) : At(Step(Local(time), -amount, unit));

    /// <summary>Where the unit that holds this moment begins.</summary>
    public DateTimeOffset StartOf(DateTimeOffset time, char unit)
    {
        if (!IsExact(unit)) return At(Begin(Local(time), unit));
        // In half-hour zones an hour begins at half past of UTC's.
        var local = time.UtcTicks + zone.GetUtcOffset(time).Ticks;
        return new DateTimeOffset(time.UtcTicks - (local % Exact(unit).Ticks), TimeSpan.Zero);
    }

    /// <summary>Where the next unit begins.</summary>
    public DateTimeOffset EndOf(DateTimeOffset time, char unit) =>
        IsExact(unit) ? StartOf(time, unit) + Exact(unit) : At(Step(Begin(Local(time), unit), 1, unit));

    private static bool IsExact(char unit) => unit is 's' or 'm' or 'h';

    private static TimeSpan Exact(char unit) => TimeSpan.FromSeconds(LeastSeconds(unit));

    private static DateTime Step(DateTime local, int amount, char unit) => unit switch
    {
        'd' => local.AddDays(amount),
        'w' => local.AddDays(7 * amount),
        'M' => local.AddMonths(amount),
        _ => local.AddYears(amount),
    };

    private static DateTime Begin(DateTime local, char unit) => unit switch
    {
        'd' => local.Date,
        'w' => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
        'M' => new DateTime(local.Year, local.Month, 1),
        _ => new DateTime(local.Year, 1, 1),
    };
}
