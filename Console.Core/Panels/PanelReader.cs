using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Panels;

/// <summary>Reads one chart; sources that name no gateway are of <paramref name="gateway"/>.</summary>
internal sealed class PanelReader(QueryCache queries, Gateway gateway, PanelDefinition panel, PanelQuestion question)
{
    /// <summary>More lines than this cannot be told apart.</summary>
    private const int MostSeries = 30;

    /// <summary>Asks all its sources at once.</summary>
    public async Task<PanelData> ReadAsync(CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(panel.Sources.Select(s => ReadAsync(s, cancellation)));
        var data = new PanelData
        {
            Definition = panel,
            State = PanelState.Failed,
            Grid = panel.Kind is PanelKind.Bars or PanelKind.Donut ? question.Grid.From(question.Grid.Count - 1) : question.Grid,
            AsOf = parts.Select(p => p.AsOf).Min(),
            Window = parts.Select(p => p.Window).Max(),
            Queries = [.. parts.Select(p => p.Query)],
            Took = parts.Select(p => p.Took).Max(),
            Failure = parts.Select(p => p.Failure).FirstOrDefault(f => f is not null),
            Notes = [.. ((IEnumerable<string?>)[panel.Note]).OfType<string>().Concat(parts.SelectMany(p => p.Notes)).Distinct()],
            Epoch = parts.Aggregate(0L, (sum, p) => HashCode.Combine(sum, p.Epoch)),
            SettledUntil = parts.Select(p => p.SettledUntil).Min(),
        };
        var all = parts.SelectMany(p => p.Series).ToList();
        var total = all.Count + parts.Sum(p => p.LeftOut);
        if (all.Count == 0 && data.Failure is not null) return data;
        var shown = panel.Kind == PanelKind.Heatmap ? all : Largest(all);
        return data with
        {
            State = data.Failure is not null ? PanelState.Stale : shown.Count == 0 ? PanelState.NoSeries : IsZero(shown) ? PanelState.Zero : PanelState.Value,
            Series = shown,
            TotalSeries = total,
            Notes = [.. data.Notes, .. shown.Count < total ? [$"the {shown.Count} series with the largest last values, of {total}"] : Array.Empty<string>()],
            // With other series in sight the earlier moments look different too.
            Epoch = shown.Count < total ? shown.Aggregate(data.Epoch, (sum, s) => HashCode.Combine(sum, s.Series.Labels)) : data.Epoch,
        };
    }

    private async Task<PanelPart> ReadAsync(PanelSource source, CancellationToken cancellation)
    {
        var part = await AskAsync(source, cancellation);
        var window = WindowOf(source);
        return part with { Window = part.Query.Contains($"[{PrometheusDuration.Format(window)}]", StringComparison.Ordinal) ? window : null };
    }

    private Task<PanelPart> AskAsync(PanelSource source, CancellationToken cancellation) => source switch
    {
        QuerySource q when panel.Kind is PanelKind.Bars or PanelKind.Donut => CategoriesAsync(q, cancellation),
        QuerySource q => RangeAsync(Expand(q, q.Query), (r, _) => Lines(q, r), cancellation),
        RatioSource r => RangeAsync(Expand(r, RatioQuery(r.Signal)), (a, _) => Lines(r, a), cancellation),
        HistogramSource h when panel.Kind == PanelKind.Heatmap => RangeAsync(BucketQuery(h), (a, _) => HistogramLines.PerBucket(a), cancellation),
        HistogramSource { Quantile: { } quantile } h => RangeAsync(BucketQuery(h), (a, notes) => Named(h, HistogramLines.Quantile(a, quantile, h.Scope.By, notes)), cancellation),
        HistogramSource h => RangeAsync(BucketQuery(h), HistogramLines.Quantiles, cancellation),
        _ => throw new InvalidOperationException($"{source} cannot be read"),
    };

    private IReadOnlyList<PanelSeries> Lines(PanelSource source, RangeAnswer answer) => Named(source, answer.Series);

    private IReadOnlyList<PanelSeries> Named(PanelSource source, IEnumerable<Series> series) =>
        [.. series.Select(s => new PanelSeries(LegendText.Of(s.Labels, source.Legend, panel.Title), LegendText.Colour(s.Labels, source.Colour), s))];

    private async Task<PanelPart> RangeAsync(string query, Func<RangeAnswer, List<string>, IReadOnlyList<PanelSeries>> shape, CancellationToken cancellation)
    {
        var answer = await queries.RangeAsync(query, question.Grid, question.Asker, question.Tick, cancellation);
        if (!answer.Succeeded && queries.LastKnown(query, question.Grid) is { } before)
            return PanelPart.Of(query, before, shape) with { Failure = answer.Failure };
        return answer.Succeeded ? PanelPart.Of(query, answer.Value, shape) : PanelPart.Failed(query, answer.Failure, question.Tick);
    }

    private async Task<PanelPart> CategoriesAsync(QuerySource source, CancellationToken cancellation)
    {
        var query = Expand(source, source.Query);
        var answer = await queries.InstantAsync(query, question.Grid.End, question.Asker, cancellation);
        if (!answer.Succeeded) return PanelPart.Failed(query, answer.Failure, question.Tick);
        var series = answer.Value.Samples
            .Where(s => double.IsFinite(s.Value) && s.Value != 0)
            .OrderByDescending(s => s.Value)
            .Select(s => new Series(s.Labels, [s.Value]));
        // Categories have no past to keep.
        return new PanelPart(query, Named(source, series), answer.Value.Warnings, question.Tick, question.Grid.End, RangeEpoch.Next());
    }

    private Gateway GatewayOf(PanelSource source) => source.Of ?? gateway;

    /// <summary>The window of rates: no sample between two moments is left out.</summary>
    private TimeSpan WindowOf(PanelSource source)
    {
        var usual = panel.Window ?? GatewayOf(source).Window;
        return panel.Kind is PanelKind.Lines or PanelKind.Heatmap && question.Grid.Step > usual ? question.Grid.Step : usual;
    }

    private string Expand(PanelSource source, string query) => GatewayOf(source).Expand(
        query.Replace("$range", PrometheusDuration.Format(question.Range), StringComparison.Ordinal), WindowOf(source), source.Scope);

    private string BucketQuery(HistogramSource source) => HistogramQueries.Rate(GatewayOf(source), source.Signal, WindowOf(source), source.Scope);

    // Where no failure was ever counted the part has no series; zero times the whole stands in for it.
    private static string RatioQuery(RatioSignal ratio) => $"(({ratio.Part}) or 0 * ({ratio.Whole})) / (({ratio.Whole}) > 0)";

    private static List<PanelSeries> Largest(List<PanelSeries> series) =>
        series.Count <= MostSeries ? series : [.. series.OrderByDescending(s => double.IsNaN(s.Series.Values[^1]) ? double.NegativeInfinity : s.Series.Values[^1]).Take(MostSeries)];

    private static bool IsZero(IEnumerable<PanelSeries> series) => series.All(s => Array.TrueForAll(s.Series.Values, v => v == 0 || Series.IsMissing(v)));
}
