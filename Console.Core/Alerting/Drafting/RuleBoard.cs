using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Explore;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.PromQl;
using OperatorConsole.Core.Queries;
using Bound = OperatorConsole.Core.Gateways.Threshold;

namespace OperatorConsole.Core.Alerting.Drafting;

/// <summary>The chart of what a rule compares, with its number as a line: of the left side only, so that it is there whether the alert fires or not.</summary>
public sealed class RuleBoard(QueryCache queries)
{
    /// <summary>The chart's name.</summary>
    public const string Panel = "measured";

    /// <summary>More lines than this cannot be told apart.</summary>
    private const int MostLines = 30;

    /// <summary>The part of an expression that is compared with the number an operator edits; the whole where there is none.</summary>
    public static string Measured(ExpressionAnalysis analysis)
    {
        var all = analysis.Thresholds.All;
        return (all.FirstOrDefault(t => t.IsPrimary) ?? (all.Count > 0 ? all[0] : null)) is { } threshold ? threshold.Comparison.Measured.Range.Of(analysis.Text) : analysis.Text.Trim();
    }

    /// <summary>What the chart is.</summary>
    public static PanelDefinition Definition(string expression, IReadOnlyList<Bound> bounds, string unit) => new()
    {
        Id = Panel,
        Title = expression.Length > 200 ? expression[..200] + "…" : expression,
        Kind = PanelKind.Lines,
        Unit = unit,
        Sources = [],
        Thresholds = bounds,
    };

    /// <summary>Asks for the chart.</summary>
    /// <param name="analysis">The rule's expression.</param>
    /// <param name="bounds">The lines: the number as it is, and as it would be.</param>
    /// <param name="question">The moments.</param>
    /// <param name="since">The revision the reader has; null for nothing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<BoardFrame> GetAsync(ExpressionAnalysis analysis, IReadOnlyList<Bound> bounds, PanelQuestion question, string? since, CancellationToken cancellation)
    {
        var query = Measured(analysis);
        var answer = await queries.RangeAsync(query, question.Grid, question.Asker, question.Tick, cancellation);
        var data = new PanelData
        {
            Definition = Definition(query, bounds, UnitOf(analysis)),
            State = PanelState.Failed,
            Grid = question.Grid,
            AsOf = question.Tick,
            Queries = [query],
            Failure = answer.Failure,
            // The lines of the numbers may be others the next time.
            Epoch = RangeEpoch.Next(),
        };
        var range = answer.Succeeded ? answer.Value : queries.LastKnown(query, question.Grid);
        if (range is not null)
        {
            var shown = Largest(range.Answer.Series);
            data = data with
            {
                State = data.Failure is not null ? PanelState.Stale : StateOf(shown),
                AsOf = range.AskedAt,
                Series = SeriesNames.Of(shown),
                TotalSeries = range.Answer.TotalSeries,
                Notes = [.. shown.Count < range.Answer.TotalSeries ? [FormattableString.Invariant($"the {shown.Count} series with the largest last values, of {range.Answer.TotalSeries}")] : Array.Empty<string>(), .. range.Answer.Warnings],
                Took = range.Answer.Cost.Took,
            };
        }
        return BoardFrame.Of(PanelFrame.Write(new BoardData(question.Tick, [data], []), FrameRevision.Parse(since)));
    }

    /// <summary>The unit of what is measured, as charts write it.</summary>
    public static string UnitOf(ExpressionAnalysis analysis) => (analysis.Thresholds.All.FirstOrDefault(t => t.IsPrimary)?.Unit ?? MeasuredUnit.None) switch
    {
        MeasuredUnit.Percent => "%",
        MeasuredUnit.Seconds => "s",
        MeasuredUnit.Bytes => "bytes",
        MeasuredUnit.Dollars => "USD",
        MeasuredUnit.Celsius => "°C",
        _ => "",
    };

    private static PanelState StateOf(IReadOnlyList<Series> series) =>
        series.Count == 0 ? PanelState.NoSeries
        : series.All(s => Array.TrueForAll(s.Values, v => v == 0 || Series.IsMissing(v))) ? PanelState.Zero
        : PanelState.Value;

    private static IReadOnlyList<Series> Largest(IReadOnlyList<Series> series) => series.Count <= MostLines
        ? series
        : [.. series.OrderByDescending(s => double.IsNaN(s.Values[^1]) ? double.NegativeInfinity : s.Values[^1]).Take(MostLines)];
}
