using System.Text.Json;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Web.Api;

/// <summary><c>/api/v1/explore/labels</c>, <c>/label/{name}/values</c>, <c>/series</c>, <c>/metadata</c>: what there is to ask about, as Prometheus answers it, within bounds.</summary>
internal static class LookupsApi
{
    private const int MostSelectors = 50;

    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapLookupsApi(this IEndpointRouteBuilder explore)
    {
        explore.MapMethods("/labels", GetOrPost, LabelsAsync).WithName("ExploreLabels").WithSummary("The names of labels, in Prometheus' own shape.");
        explore.MapGet("/label/{name}/values", ValuesAsync).WithName("ExploreLabelValues").WithSummary("The values of a label, in Prometheus' own shape.");
        explore.MapMethods("/series", GetOrPost, SeriesAsync).WithName("ExploreSeries").WithSummary("The labels of series, in Prometheus' own shape.");
        explore.MapGet("/metadata", MetadataAsync).WithName("ExploreMetadata").WithSummary("Type and help of metrics, in Prometheus' own shape.");
    }

    private static Task<IResult> LabelsAsync(HttpRequest request, PrometheusClient prometheus, CancellationToken cancellation) =>
        LookUpAsync(request, WriteText, (search, bounds) => prometheus.LabelNamesAsync(search, bounds, cancellation), cancellation);

    private static Task<IResult> ValuesAsync(string name, HttpRequest request, PrometheusClient prometheus, CancellationToken cancellation) =>
        LookUpAsync(request, WriteText, (search, bounds) => prometheus.LabelValuesAsync(name, search, bounds, cancellation), cancellation);

    private static Task<IResult> SeriesAsync(HttpRequest request, PrometheusClient prometheus, CancellationToken cancellation) =>
        LookUpAsync(request, WriteLabels, (search, bounds) => prometheus.SeriesAsync(search, bounds, cancellation), cancellation, needsMatch: true);

    private static Task<IResult> MetadataAsync(HttpRequest request, PrometheusClient prometheus, CancellationToken cancellation) =>
        PrometheusEnvelope.AnswerAsync(request, async parameters =>
        {
            var (metric, limit) = (parameters.Text("metric"), Count(parameters));
            var answer = await prometheus.MetadataAsync(cancellation);
            return answer.Succeeded
                ? PrometheusEnvelope.Success(json => WriteMetadata(json, answer.Value.Where(m => metric is null || m.Key == metric).Take(limit)), [])
                : PrometheusEnvelope.Of(answer.Failure);
        }, cancellation);

    private static Task<IResult> LookUpAsync<T>(
        HttpRequest request, Action<Utf8JsonWriter, T> write, Func<SeriesSearch, LookupBounds, Task<Core.Result<LookupAnswer<T>>>> ask,
        CancellationToken cancellation, bool needsMatch = false) =>
        PrometheusEnvelope.AnswerAsync(request, async parameters =>
        {
            var answer = await ask(Search(parameters, needsMatch), LookupBounds.Default with { Count = Count(parameters) });
            return answer.Succeeded ? PrometheusEnvelope.Success(json => WriteAll(json, answer.Value.Items, write), answer.Value.Warnings) : PrometheusEnvelope.Of(answer.Failure);
        }, cancellation);

    private static SeriesSearch Search(PrometheusParameters parameters, bool needsMatch)
    {
        var match = parameters.All("match[]");
        if (needsMatch && match.Count == 0) throw new BadParameterException("match[]", "it is missing");
        if (match.Count > MostSelectors) throw new BadParameterException("match[]", $"there are more than {MostSelectors}");
        var search = new SeriesSearch(match, parameters.Time("start"), parameters.Time("end"));
        return search.End < search.Start ? throw new BadParameterException("end", "it is before \"start\"") : search;
    }

    private static int Count(PrometheusParameters parameters) => Math.Min(parameters.Limit() ?? LookupBounds.Default.Count, LookupBounds.Default.Count);

    private static void WriteAll<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string text) => json.WriteStringValue(text);

    private static void WriteLabels(Utf8JsonWriter json, IReadOnlyDictionary<string, string> labels)
    {
        json.WriteStartObject();
        foreach (var (name, value) in labels) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, MetricMetadata>> metrics)
    {
        json.WriteStartObject();
        foreach (var (name, metadata) in metrics)
        {
            json.WriteStartArray(name);
            json.WriteStartObject();
            json.WriteString("type", metadata.Type);
            json.WriteString("help", metadata.Help);
            json.WriteString("unit", metadata.Unit);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
