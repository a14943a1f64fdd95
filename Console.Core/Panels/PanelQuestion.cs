using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>At which moments the charts of a page are asked, and by whom.</summary>
/// <param name="Grid">The moments.</param>
/// <param name="Range">The length of the page's range.</param>
/// <param name="Tick">What was asked before this moment is asked again where it may have changed; all viewers of one refresh share it.</param>
/// <param name="Asker">Who asks.</param>
public sealed record PanelQuestion(TimeGrid Grid, TimeSpan Range, DateTimeOffset Tick, string Asker)
{
    /// <summary>A refresh older than this is no refresh any more, and one from the future was made up.</summary>
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromMinutes(1);

    /// <summary>The question of a page's address.</summary>
    /// <param name="range">The page's range.</param>
    /// <param name="zone">The viewer's zone, for days and weeks.</param>
    /// <param name="tick">The refresh it belongs to; null for now.</param>
    /// <param name="now">The clock.</param>
    /// <param name="points">About how many points are wanted.</param>
    /// <param name="sampleInterval">How often there are new samples.</param>
    /// <param name="asker">Who asks.</param>
    public static Result<PanelQuestion> Of(
        TimeRange range, TimeZoneInfo zone, DateTimeOffset? tick, DateTimeOffset now, int points, TimeSpan sampleInterval, string asker)
    {
        // Without a refresh to belong to, those who ask between the same two scrapes ask the same.
        var interval = Math.Max(1, (long)sampleInterval.TotalSeconds);
        var moment = tick is { } t && t <= now && now - t < LongestRefresh ? t : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / interval * interval);
        var resolved = range.Resolve(moment, zone);
        if (!resolved.Succeeded) return resolved.Failure;
        var period = resolved.Value;
        var step = PanelStep.For(period.Length, points, sampleInterval);
        return new PanelQuestion(TimeGrid.Aligned(period.From, period.To, step), period.Length, moment, asker);
    }
}
