namespace OperatorConsole.Core.Panels;

/// <summary>The distance of two points of a chart: wide enough for the pixels there are, one of few sizes so that equal charts ask equal questions.</summary>
public static class PanelStep
{
    /// <summary>More points than this are neither seen nor sent.</summary>
    public const int MaxPoints = 1500;

    /// <summary>About what a chart of half a wide page asks for.</summary>
    public const int UsualPoints = 700;

    private static readonly int[] Seconds =
    [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
    ];

    /// <summary>The smallest step that needs no more than <paramref name="points"/> points and is not finer than the samples.</summary>
    public static TimeSpan For(TimeSpan range, int points, TimeSpan sampleInterval)
    {
        points = Math.Clamp(points, 10, MaxPoints);
        foreach (var seconds in Seconds)
            if (seconds >= sampleInterval.TotalSeconds && range.TotalSeconds / seconds <= points) return TimeSpan.FromSeconds(seconds);
        return TimeSpan.FromSeconds(Seconds[^1]);
    }

    /// <summary>The moment at or before <paramref name="time"/> that is a multiple of the step.</summary>
    public static DateTimeOffset Align(DateTimeOffset time, TimeSpan step) => new(time.UtcTicks - (time.UtcTicks % step.Ticks), TimeSpan.Zero);
}
