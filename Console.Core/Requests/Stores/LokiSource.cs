using System.Globalization;
using System.Text.Json;
using OperatorConsole.Core.Http;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Stores;

/// <summary>A Loki. It indexes no ids: it reads all lines of a span that its selector fits.</summary>
/// <remarks>https://grafana.com/docs/loki/latest/reference/loki-http-api/</remarks>
public sealed class LokiSource(HttpMessageInvoker http, LogStoreSettings settings, TimeProvider time)
    : LogStore("loki", $"Loki at {settings.Url.Authority}", settings.Gateway, time)
{
    private const string Limit = "1000";

    // The first that a Loki has; one matcher must not fit the empty value.
    private static readonly string[] Everywhere = ["service_name", "app", "container", "job"];

    private readonly StoreHttp _http = new(http, settings, "Loki");
    private string? _selector = settings.Selector;

    private protected override async Task<Result<IReadOnlyList<StoreLine>>> ReadAsync(RequestQuestion question, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var selector = await SelectorAsync(cancellation);
        if (!selector.Succeeded) return selector.Failure;
        var beginnings = StoreQuoting.LogQlBeginning(question.Ids);
        var whole = StoreQuoting.LogQlAnyOf(question.Ids);
        var value = question.IsPrefix ? beginnings : whole;
        // In the line, and in what came beside it: metadata is no part of the line.
        var inLine = AskAsync($"{selector.Value} |~ {whole}", from, to, cancellation);
        var beside = AskAsync($"{selector.Value} | request_id=~{value} or trace_id=~{value}", from, to, cancellation);
        var (first, second) = (await inLine, await beside);
        if (!first.Succeeded) return first.Failure;
        // Releases without metadata do not know the second question.
        return Result.Of<IReadOnlyList<StoreLine>>([.. first.Value.Concat(second.Value ?? []).DistinctBy(l => (l.Time, l.Text))]);
    }

    private async Task<Result<string>> SelectorAsync(CancellationToken cancellation)
    {
        if (_selector is { } known) return known;
        var body = await _http.PostAsync("/loki/api/v1/labels", [], cancellation);
        if (!body.Succeeded) return body.Failure;
        var labels = Parse(body.Value, root => root.GetProperty("data").EnumerateArray().Select(l => l.GetString()!).ToArray());
        if (!labels.Succeeded) return labels.Failure;
        if (Everywhere.FirstOrDefault(labels.Value.Contains) is not { } label)
            return new Failure(FailureKind.Configuration, _http.Where, $"it has none of the labels {string.Join(", ", Everywhere)}", "Set selector of this log store in the settings, such as '{namespace=\"llm\"}'.");
        return _selector = $"{{{label}=~\".+\"}}";
    }

    private async Task<Result<IReadOnlyList<StoreLine>>> AskAsync(string query, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        KeyValuePair<string, string>[] form =
        [
            new("query", query), new("start", Nanoseconds(from)), new("end", Nanoseconds(to)), new("limit", Limit), new("direction", "backward"),
        ];
        var body = await _http.PostAsync("/loki/api/v1/query_range", form, cancellation);
        // Its write timeout is shorter than its query timeout: a search that takes long may end as nothing at all.
        if (body is { Succeeded: true, Value.Length: 0 }) body = await _http.PostAsync("/loki/api/v1/query_range", form, cancellation);
        if (!body.Succeeded) return body.Failure;
        return body.Value.Length == 0
            ? new Failure(FailureKind.Truncated, _http.Where, "the answer is empty", "Narrow the selector in the settings: the search took it too long.")
            : Parse<IReadOnlyList<StoreLine>>(body.Value, root => [.. root.GetProperty("data").GetProperty("result").EnumerateArray().SelectMany(Lines)]);
    }

    // {"stream":{"app":"api"},"values":[["1778985270620000000","{\"request_id\":\"c51f…\"}"]]}
    private static IEnumerable<StoreLine> Lines(JsonElement stream)
    {
        (string, string)[] labels = [.. stream.GetProperty("stream").EnumerateObject().Select(l => (l.Name, l.Value.GetString() ?? ""))];
        return stream.GetProperty("values").EnumerateArray().Select(v => new StoreLine(
            DateTimeOffset.UnixEpoch.AddTicks(long.Parse(v[0].GetString()!, CultureInfo.InvariantCulture) / 100), v[1].GetString()!, labels)).ToArray();
    }

    private Result<T> Parse<T>(byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Result.Of(read(json.RootElement));
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return Failures.NotUnderstood(_http.Where, "the answer has another shape than Loki's");
        }
    }

    // Fewer digits are taken for seconds.
    private static string Nanoseconds(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
