using OperatorConsole.Core;
using OperatorConsole.Core.Panels;
using OperatorConsole.Web.Features;

namespace OperatorConsole.Web.Components.Controls;

/// <summary>What the address of a page says about time, as the viewer sees it now.</summary>
/// <param name="Range">The range.</param>
/// <param name="Refresh">How often to fetch anew; a failure where the address says nonsense.</param>
/// <param name="Zone">Whose days are meant.</param>
/// <param name="Now">The present.</param>
/// <param name="SampleInterval">The distance of two samples.</param>
public sealed record ViewedTime(TimeRange Range, Result<RefreshChoice> Refresh, ViewerZone Zone, DateTimeOffset Now, TimeSpan SampleInterval)
{
    /// <summary>The moments of the range; a failure where they cannot be read.</summary>
    public Result<Period> Period { get; } = Range.Resolve(Now, Zone.Zone);

    /// <summary>The choice, or the usual one.</summary>
    public RefreshChoice Choice => Refresh.Value ?? RefreshChoice.Auto;

    /// <summary>The time from one fetch to the next; null for never.</summary>
    public TimeSpan? Every => Period.Succeeded
        ? Choice.Interval(Period.Value, PanelStep.For(Period.Value.Length, PanelStep.UsualPoints, SampleInterval), SampleInterval)
        : null;

    /// <summary>The range in words.</summary>
    public string Words => RangeWords.Of(Range, Now, Zone.Zone);

    /// <summary>The zone with its offset at the end of the range.</summary>
    public string ZoneInWords => TimeZoneName.InWords(Zone.Zone, Period.Succeeded ? Period.Value.To : Now);

    /// <summary>What is wrong with the address.</summary>
    public IEnumerable<Failure> Failures => new[] { Period.Failure, Refresh.Failure }.OfType<Failure>();

    /// <summary>Reads the values of an address.</summary>
    public static ViewedTime Of(string? from, string? to, string? refresh, ViewerZone zone, DateTimeOffset now, TimeSpan sampleInterval) =>
        new(new TimeRange(from ?? TimeRange.Default.From, to ?? TimeRange.Default.To), RefreshChoice.Parse(refresh), zone, now, sampleInterval);
}
