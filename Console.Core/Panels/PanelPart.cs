using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Panels;

/// <summary>What one source of a chart gave.</summary>
internal sealed record PanelPart(
    string Query, IReadOnlyList<PanelSeries> Series, IReadOnlyList<string> Notes, DateTimeOffset AsOf, DateTimeOffset SettledUntil, long Epoch)
{
    public Failure? Failure { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>The window its rates are over; null where there is none.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How many series the query gave beside those there are.</summary>
    public int LeftOut { get; init; }

    public static PanelPart Of(string query, SharedRange range, Func<RangeAnswer, List<string>, IReadOnlyList<PanelSeries>> shape)
    {
        List<string> notes = [.. range.Answer.Warnings];
        var series = shape(range.Answer, notes);
        return new PanelPart(query, series, notes, range.AskedAt, range.SettledUntil, range.Epoch)
        {
            Took = range.Answer.Cost.Took,
            LeftOut = range.Answer.TotalSeries - range.Answer.Series.Count,
        };
    }

    public static PanelPart Failed(string query, Failure failure, DateTimeOffset asOf) =>
        new(query, [], [], asOf, DateTimeOffset.MinValue, RangeEpoch.Next()) { Failure = failure };
}
