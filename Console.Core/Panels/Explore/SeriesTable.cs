using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels.Explore;

/// <summary>Series as rows: labels that differ are columns, labels all have alike stand once beside the table.</summary>
public sealed record SeriesTable
{
    /// <summary>More rows are neither read nor sent; the count is said.</summary>
    public const int MostRows = 500;

    /// <summary>Labels that differ beyond these share one column.</summary>
    public const int MostLabelColumns = 8;

    /// <summary>The name of the column with the labels that found no column of their own.</summary>
    public const string OtherLabels = "other labels";

    /// <summary>Labels with the same value in every series.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Common { get; private init; } = [];

    /// <summary>The labels that are columns.</summary>
    public IReadOnlyList<string> LabelColumns { get; private init; } = [];

    /// <summary>The numbers that are columns.</summary>
    public required IReadOnlyList<string> NumberColumns { get; init; }

    /// <summary>The rows, sorted and cut.</summary>
    public required IReadOnlyList<SeriesRow> Rows { get; init; }

    /// <summary>How many series there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>Makes a table of series with some numbers each.</summary>
    /// <param name="numberColumns">The names of the numbers.</param>
    /// <param name="series">Every series with its numbers, in the server's order.</param>
    /// <param name="sort">The column to sort by, with a minus for descending; a column that is not there changes nothing.</param>
    public static SeriesTable Of(IReadOnlyList<string> numberColumns, IReadOnlyList<(LabelSet Labels, double[] Numbers)> series, string sort)
    {
        var (common, differing) = DifferingLabels.Of([.. series.Select(s => s.Labels)]);
        string[] own = [.. differing.Count <= MostLabelColumns ? differing : differing.Take(MostLabelColumns - 1)];
        string[] others = [.. differing.Skip(own.Length)];
        return new SeriesTable
        {
            Common = common,
            LabelColumns = others.Length == 0 ? own : [.. own, OtherLabels],
            NumberColumns = numberColumns,
            Rows = [.. Sorted(series, numberColumns, sort).Take(MostRows).Select(s => new SeriesRow(Cells(s.Labels, own, others), s.Numbers))],
            Total = series.Count,
        };
    }

    private static IEnumerable<(LabelSet Labels, double[] Numbers)> Sorted(
        IReadOnlyList<(LabelSet Labels, double[] Numbers)> series, IReadOnlyList<string> numberColumns, string sort)
    {
        var descending = sort.StartsWith('-');
        var column = descending ? sort[1..] : sort;
        for (var at = 0; at < numberColumns.Count; at++)
        {
            if (numberColumns[at] != column) continue;
            var index = at;
            // NaN is no number: it stands last either way.
            return descending
                ? series.OrderBy(s => double.IsNaN(s.Numbers[index])).ThenByDescending(s => s.Numbers[index])
                : series.OrderBy(s => double.IsNaN(s.Numbers[index])).ThenBy(s => s.Numbers[index]);
        }
        if (column.Length == 0) return series;
        return descending
            ? series.OrderByDescending(s => s.Labels[column], StringComparer.OrdinalIgnoreCase)
            : series.OrderBy(s => s.Labels[column], StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Cells(LabelSet labels, string[] own, string[] others)
    {
        var cells = own.Select(n => labels[n]);
        return others.Length == 0
            ? [.. cells]
            : [.. cells, string.Join(", ", others.Where(n => labels[n].Length > 0).Select(n => $"{n}=\"{labels[n]}\""))];
    }
}

/// <summary>One series.</summary>
/// <param name="Labels">The values of the label columns; empty where it has no such label.</param>
/// <param name="Numbers">The values of the number columns.</param>
public sealed record SeriesRow(IReadOnlyList<string> Labels, IReadOnlyList<double> Numbers);
