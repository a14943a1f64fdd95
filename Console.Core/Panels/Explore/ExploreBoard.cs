using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>The charts of what somebody typed, as one frame: a chart for each expression.</summary>
public sealed class ExploreBoard(QueryCache queries)
{
    /// <summary>More lines than this cannot be told apart.</summary>
    private const int MostLines = 50;

    private const int LongestTitle = 200;

    /// <summary>Asks all expressions at once.</summary>
    /// <param name="expressions">PromQL; the charts are q1, q2 and so on.</param>
    /// <param name="isInstant">Whether the values at the end are wanted, as bars, and not their course.</param>
    /// <param name="moments">The moments.</param>
    /// <param name="since">The revision the reader has; null for nothing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<BoardFrame> GetAsync(
        IReadOnlyList<string> expressions, bool isInstant, ExploreMoments moments, string? since, CancellationToken cancellation)
    {
        var panels = await Task.WhenAll(expressions.Select((text, i) =>
        {
            var definition = Definition(i, text, isInstant);
            return isInstant ? BarsAsync(definition, text, moments, cancellation) : LinesAsync(definition, text, moments.Over, cancellation);
        }));
        return BoardFrame.Of(PanelFrame.Write(new BoardData(moments.Over.Tick, panels, []), FrameRevision.Parse(since)));
    }

    private async Task<PanelData> LinesAsync(PanelDefinition definition, string query, PanelQuestion question, CancellationToken cancellation)
    {
        var answer = await queries.RangeAsync(query, question.Grid, question.Asker, question.Tick, cancellation);
        var data = new PanelData { Definition = definition, State = PanelState.Failed, Grid = question.Grid, AsOf = question.Tick, Queries = [query], Failure = answer.Failure };
        // A failure leaves what is known standing.
        var range = answer.Succeeded ? answer.Value : queries.LastKnown(query, question.Grid);
        if (range is null) return data with { Epoch = RangeEpoch.Next() };
        var shown = Largest(range.Answer.Series);
        var total = range.Answer.TotalSeries;
        return data with
        {
            State = data.Failure is not null ? PanelState.Stale : StateOf(shown),
            AsOf = range.AskedAt,
            Series = SeriesNames.Of(shown),
            TotalSeries = total,
            Notes = [ExploreReader.Cost(range.Answer.Cost), .. Cut(shown.Count, total), .. range.Answer.Warnings],
            Took = range.Answer.Cost.Took,
            // With other series in sight the earlier moments look different too.
            Epoch = shown.Count < total ? shown.Aggregate(range.Epoch, (sum, s) => HashCode.Combine(sum, s.Labels)) : range.Epoch,
            SettledUntil = range.SettledUntil,
        };
    }

    private async Task<PanelData> BarsAsync(PanelDefinition definition, string query, ExploreMoments moments, CancellationToken cancellation)
    {
        var answer = await queries.InstantAsync(query, moments.End, moments.Over.Asker, cancellation);
        var data = new PanelData
        {
            Definition = definition,
            State = PanelState.Failed,
            Grid = new TimeGrid(moments.End.ToUnixTimeMilliseconds(), moments.Over.Grid.StepMs, 1),
            AsOf = moments.End,
            Queries = [query],
            Failure = answer.Failure,
            // Categories have no past to keep.
            Epoch = RangeEpoch.Next(),
        };
        if (!answer.Succeeded) return data;
        var shown = answer.Value.Samples.OrderByDescending(s => double.IsNaN(s.Value) ? double.NegativeInfinity : s.Value)
            .Take(MostLines).Select(s => new Series(s.Labels, [s.Value])).ToList();
        var total = answer.Value.Samples.Count;
        return data with { State = StateOf(shown), Series = SeriesNames.Of(shown), TotalSeries = total, Notes = [.. Cut(shown.Count, total), .. answer.Value.Warnings] };
    }

    private static PanelDefinition Definition(int index, string query, bool isInstant) => new()
    {
        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q{index + 1}"),
        Title = query.Length > LongestTitle ? query[..LongestTitle] + "…" : query,
        Kind = isInstant ? PanelKind.Bars : PanelKind.Lines,
        Unit = "",
        Sources = [],
    };

    private static PanelState StateOf(IReadOnlyList<Series> series) =>
        series.Count == 0 ? PanelState.NoSeries
        : series.All(s => Array.TrueForAll(s.Values, v => v == 0 || Series.IsMissing(v))) ? PanelState.Zero
        : PanelState.Value;

    private static IReadOnlyList<Series> Largest(IReadOnlyList<Series> series) => series.Count <= MostLines
        ? series
        : [.. series.OrderByDescending(s => double.IsNaN(s.Values[^1]) ? double.NegativeInfinity : s.Values[^1]).Take(MostLines)];

    private static string[] Cut(int shown, int total) => shown < total ? [$"the {shown} series with the largest last values, of {total}"] : [];
}
