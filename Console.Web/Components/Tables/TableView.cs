using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace OperatorConsole.Web.Components.Tables;

/// <summary>How a table is looked at, as the page's address says: <c>?sort=-errors&amp;q=openai</c>.</summary>
/// <param name="Sort">The column, with a minus for descending; null for the table's own order.</param>
/// <param name="Filter">The words a row must contain; empty for all rows.</param>
internal sealed record TableView(string? Sort, string Filter)
{
    private const int LongestFilter = 200;

    /// <summary>Reads an address. On a page with several tables each has a name, which stands before its words: <c>?models-sort=cost</c>.</summary>
    public static TableView Read(string uri, string? name)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var filter = query.GetValueOrDefault(Key(name, "q")).ToString().Trim();
        return new TableView(query.GetValueOrDefault(Key(name, "sort")).ToString() is { Length: > 0 } sort ? sort : null, filter.Length > LongestFilter ? filter[..LongestFilter] : filter);
    }

    /// <summary>The same page with this view of the table.</summary>
    public string Address(NavigationManager page, string? name) => page.ToBaseRelativePath(page.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        [Key(name, "sort")] = Sort,
        [Key(name, "q")] = Filter.Length > 0 ? Filter : null,
    }));

    /// <summary>The order after the heading of a column was chosen.</summary>
    public TableView SortedBy(string column, bool isNumber)
    {
        var (first, second) = isNumber ? ("-" + column, column) : (column, "-" + column);
        return this with { Sort = Sort == first ? second : first };
    }

    /// <summary>How a column is ordered, in the words of <c>aria-sort</c>; null where it is not.</summary>
    public string? Order(string column) => Sort == column ? "ascending" : Sort == "-" + column ? "descending" : null;

    /// <summary>The rows that contain all words of the filter, in order.</summary>
    public IReadOnlyList<TRow> Apply<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns)
    {
        var words = Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = words.Length == 0 ? rows : [.. rows.Where(r => words.All(w => columns.Any(c => c.Text(r).Contains(w, StringComparison.OrdinalIgnoreCase))))];
        if (columns.FirstOrDefault(c => Order(c.Id) is not null)?.SortBy is not { } key) return found;
        // Without a value last, whichever way the others are ordered.
        var withFirst = found.OrderBy(r => key(r) is null);
        return [.. Sort!.StartsWith('-') ? withFirst.ThenByDescending(key, Values) : withFirst.ThenBy(key, Values)];
    }

    /// <summary>The name of a word in the address.</summary>
    public static string Key(string? name, string word) => name is null ? word : $"{name}-{word}";

    private static readonly Comparer<IComparable?> Values = Comparer<IComparable?>.Create((a, b) =>
        a is string left && b is string right ? StringComparer.OrdinalIgnoreCase.Compare(left, right) : Comparer<IComparable>.Default.Compare(a, b));
}
