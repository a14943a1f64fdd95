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
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 345_600,
    ];

    /// <summary>The smallest step that needs no more than <paramref name="points"/> points and is a multiple of the samples' distance.</summary>
    public static TimeSpan For(TimeSpan range, int points, TimeSpan sampleInterval)
    {
        points = Math.Clamp(points, 10, MaxPoints);
        foreach (var seconds in Candidates(Math.Max(1, (int)Math.Ceiling(sampleInterval.TotalSeconds))))
            if (range.TotalSeconds / seconds <= points) return TimeSpan.FromSeconds(seconds);
        return TimeSpan.FromSeconds(Seconds[^1]);
    }

    // Beside full minutes where the interval allows it, as every usual one does; multiples of an odd one otherwise.
    private static IEnumerable<int> Candidates(int interval) => 86_400 % interval == 0
        ? Seconds.Append(interval).Where(s => s >= interval && s % interval == 0).Distinct().Order()
        : Seconds.Select(s => s * interval).Where(s => s > 0);
}
