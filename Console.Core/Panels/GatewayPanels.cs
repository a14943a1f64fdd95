using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels;

/// <summary>A chart of the gateway page.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Signal">The signal it shows.</param>
public sealed record GatewayPanel(string Id, string Title, string Signal);

/// <summary>The charts every gateway with the signals has, and how their series are read.</summary>
public sealed class GatewayPanels(PrometheusClient prometheus, TimeProvider time)
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<GatewayPanel> All { get; } =
    [
        new("traffic", "Requests", SignalNames.Traffic),
        new("errors", "Error ratio", SignalNames.Errors),
        new("latency", "Mean request duration", SignalNames.Latency),
        new("spend", "Spend", SignalNames.Spend),
    ];

    /// <summary>The charts this gateway has a signal for.</summary>
    public static IEnumerable<GatewayPanel> Of(Gateway gateway) => All.Where(p => gateway.Profile.Signals.ContainsKey(p.Signal));

    /// <summary>Reads one chart over a range, in about as many points as it has pixels.</summary>
    public async Task<Result<PanelData>> ReadAsync(
        Gateway gateway, GatewayPanel panel, TimeRange range, TimeZoneInfo zone, int points, TimeSpan sampleInterval, CancellationToken cancellation)
    {
        var resolved = range.Resolve(time.GetUtcNow(), zone);
        if (!resolved.Succeeded) return resolved.Failure;
        var (from, to) = resolved.Value;
        var slower = gateway.Profile.ExportInterval > sampleInterval ? gateway.Profile.ExportInterval : sampleInterval;
        var step = PanelStep.For(to - from, points, slower);
        if (Describe(gateway, panel) is not { } question)
            return new PanelData { State = PanelState.NoSeries, AsOf = to, Notes = [gateway.Profile.CannotTell.GetValueOrDefault(panel.Signal, "The profile has no such signal.")] };

        var data = new PanelData { State = PanelState.NoSeries, AsOf = to, Unit = question.Unit, Step = step, Queries = [question.Query], Notes = question.Notes };
        var answer = await prometheus.QueryRangeAsync(question.Query, PanelStep.Align(from, step), to, step, cancellation);
        if (!answer.Succeeded) return data with { State = PanelState.Failed, Failure = answer.Failure };
        if (answer.Value.Series.Count == 0) return data with { Notes = [.. data.Notes, "Prometheus has no such series in this range."] };
        return data with
        {
            State = answer.Value.Series.All(s => Array.TrueForAll(s.Values, v => v == 0)) ? PanelState.Zero : PanelState.Value,
            Series = [.. answer.Value.Series.Select(s => (panel.Title, s))],
            Notes = [.. data.Notes, .. answer.Value.Warnings],
        };
    }

    private static Question? Describe(Gateway gateway, GatewayPanel panel) => gateway.Profile.Signals.GetValueOrDefault(panel.Signal) switch
    {
        ValueSignal value => new Question(gateway.Expand(value.Query, value.Window ?? gateway.Window), value.Unit, [$"window {PrometheusDuration.Format(value.Window ?? gateway.Window)}"]),
        // Where no failure was ever counted the part has no series; zero times the whole stands in for it.
        RatioSignal ratio => new Question(
            gateway.Expand($"(({ratio.Part}) or 0 * ({ratio.Whole})) / (({ratio.Whole}) > 0)"), "ratio", [$"window {PrometheusDuration.Format(gateway.Window)}; a gap: no requests"]),
        HistogramSignal histogram => new Question(
            HistogramQueries.Mean(gateway, histogram), "seconds", [$"window {PrometheusDuration.Format(gateway.Window)}; the mean is exact whatever the buckets are"]),
        _ => null,
    };

    private sealed record Question(string Query, string Unit, IReadOnlyList<string> Notes);
}
