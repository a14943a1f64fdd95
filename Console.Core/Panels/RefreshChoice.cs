using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels;

/// <summary>How often a page fetches anew, as its address says it: <c>off</c>, <c>30s</c>, <c>auto</c>.</summary>
public sealed record RefreshChoice
{
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slowest = TimeSpan.FromHours(1);

    private readonly TimeSpan? _fixed;

    private RefreshChoice(string text, TimeSpan? interval)
    {
        Text = text;
        _fixed = interval;
    }

    /// <summary>As often as the chart's points move.</summary>
    public static RefreshChoice Auto { get; } = new("auto", null);

    /// <summary>Never.</summary>
    public static RefreshChoice Off { get; } = new("off", null);

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<RefreshChoice> All { get; } =
    [
        Auto, Off, .. new[] { 5, 10, 15, 30, 60, 300, 900, 1800, 3600 }.Select(s => TimeSpan.FromSeconds(s)).Select(i => new RefreshChoice(PrometheusDuration.Format(i), i)),
    ];

    /// <summary>What the address says.</summary>
    public string Text { get; }

    /// <summary>Reads an address; nothing said is <see cref="Auto"/>.</summary>
    public static Result<RefreshChoice> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Auto;
        if (All.FirstOrDefault(c => c.Text == text) is { } choice) return choice;
        return new Failure(FailureKind.BadQuestion, "refresh", $"“refresh” cannot be read: “{RangeEnd.Cut(text)}”", $"Use one of {string.Join(", ", All.Select(c => c.Text))}.");
    }

    /// <summary>The time from one fetch to the next; null for never, which is also right for what lies in the past.</summary>
    /// <param name="period">What is shown.</param>
    /// <param name="step">The distance of two points.</param>
    /// <param name="sampleInterval">The distance of two samples.</param>
    public TimeSpan? Interval(Period period, TimeSpan step, TimeSpan sampleInterval)
    {
        if (!period.EndsNow || this == Off) return null;
        if (_fixed is { } chosen) return chosen;
        var moves = step > sampleInterval ? step : sampleInterval;
        return moves < Fastest ? Fastest : moves > Slowest ? Slowest : moves;
    }
}
