namespace OperatorConsole.Core.Panels;

/// <summary>A range many want.</summary>
/// <param name="Label">Short, such as <c>6h</c>.</param>
/// <param name="Words">In words, such as “last 6 hours”.</param>
/// <param name="Range">The range.</param>
public sealed record TimePreset(string Label, string Words, TimeRange Range)
{
    /// <summary>Ranges that end now.</summary>
    public static IReadOnlyList<TimePreset> Recent { get; } =
    [
        Last("5m", "last 5 minutes"), Last("15m", "last 15 minutes"), Last("30m", "last 30 minutes"),
        Last("1h", "last hour"), Last("3h", "last 3 hours"), Last("6h", "last 6 hours"), Last("12h", "last 12 hours"), Last("24h", "last 24 hours"),
        Last("2d", "last 2 days"), Last("7d", "last 7 days"), Last("30d", "last 30 days"),
    ];

    /// <summary>Days, weeks and months of the viewer's zone.</summary>
    public static IReadOnlyList<TimePreset> Calendar { get; } =
    [
        Named("today", "now/d", "now/d"), Named("yesterday", "now-1d/d", "now-1d/d"), Named("this week", "now/w", "now/w"),
        Named("this month so far", "now/M", "now"), Named("previous month", "now-1M/M", "now-1M/M"),
    ];

    /// <summary>The preset of a range; null where it has none.</summary>
    public static TimePreset? Of(TimeRange range) => Recent.Concat(Calendar).FirstOrDefault(p => p.Range == range);

    private static TimePreset Last(string label, string words) => new(label, words, new TimeRange($"now-{label}", "now"));

    private static TimePreset Named(string words, string from, string to) => new(words, words, new TimeRange(from, to));
}
