using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OperatorConsole.Core.Prometheus;

/// <content>Which series, labels and values there are.</content>
public sealed partial class PrometheusClient
{
    /// <summary><c>GET /api/v1/labels</c>: the names of the labels of all series found.</summary>
    public Task<Result<LookupAnswer<string>>> LabelNamesAsync(SeriesSearch search, LookupBounds bounds, CancellationToken cancellation = default) =>
        LookUpAsync<string>("api/v1/labels", search, bounds, cancellation);

    /// <summary><c>GET /api/v1/label/{name}/values</c>: the values a label has among the series found.</summary>
    public Task<Result<LookupAnswer<string>>> LabelValuesAsync(string label, SeriesSearch search, LookupBounds bounds, CancellationToken cancellation = default) =>
        LookUpAsync<string>($"api/v1/label/{Uri.EscapeDataString(label)}/values", search, bounds, cancellation);

    /// <summary><c>GET /api/v1/series</c>: the labels of the series found.</summary>
    public Task<Result<LookupAnswer<IReadOnlyDictionary<string, string>>>> SeriesAsync(SeriesSearch search, LookupBounds bounds, CancellationToken cancellation = default) =>
        LookUpAsync<IReadOnlyDictionary<string, string>>("api/v1/series", search, bounds, cancellation);

    private async Task<Result<LookupAnswer<T>>> LookUpAsync<T>(string path, SeriesSearch search, LookupBounds bounds, CancellationToken cancellation)
    {
        List<T> items = [];
        // One more than wanted: that is how a cut is known.
        var address = Address(path, search, bounds.Count + 1);
        var warnings = await AskAsync(
            HttpMethod.Get, address, null, (ref reader) => items = JsonSerializer.Deserialize<List<T>>(ref reader, Web) ?? [], cancellation, bounds);
        if (!warnings.Succeeded) return warnings.Failure;
        if (items.Count <= bounds.Count) return new LookupAnswer<T>(items, warnings.Value);
        // The server's own warning speaks of the limit it was given, which is one more.
        return new LookupAnswer<T>(items[..bounds.Count], [.. warnings.Value.Where(w => !w.Contains("truncated due to limit", StringComparison.Ordinal)), "results truncated due to limit"]);
    }

    private static string Address(string path, SeriesSearch search, int limit)
    {
        var address = new StringBuilder(path).Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        foreach (var match in search.Match) address.Append("&match[]=").Append(Uri.EscapeDataString(match));
        if (search.Start is { } start) address.Append("&start=").Append(Seconds(start));
        if (search.End is { } end) address.Append("&end=").Append(Seconds(end));
        return address.ToString();
    }
}
