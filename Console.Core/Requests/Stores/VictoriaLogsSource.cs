using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.Sources;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Requests.Stores;

/// <summary>A VictoriaLogs. It keeps filters of words, so that an id is found without reading everything.</summary>
/// <remarks>https://docs.victoriametrics.com/victorialogs/querying/</remarks>
public sealed class VictoriaLogsSource(HttpMessageInvoker http, LogStoreSettings settings, TimeProvider time)
    : LogStore("victoriaLogs", $"VictoriaLogs at {settings.Url.Authority}", settings.Gateway, time)
{
    private const string Limit = "1000";

    private readonly StoreHttp _http = new(http, settings, "VictoriaLogs");

    private protected override async Task<Result<IReadOnlyList<StoreLine>>> ReadAsync(RequestQuestion question, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var star = question.IsPrefix ? "*" : "";
        var filters = question.Ids.Select(StoreQuoting.LogsQl).SelectMany(id => (string[])[$"{id}{star}", $"request_id:{(question.IsPrefix ? "" : "=")}{id}{star}", $"trace_id:{(question.IsPrefix ? "" : "=")}{id}{star}"]);
        var selector = settings.Selector is { } chosen ? $"{chosen} " : "";
        var body = await _http.PostAsync("/select/logsql/query",
        [
            new("query", $"{selector}({string.Join(" or ", filters)})"), new("limit", Limit), new("start", Moment(from)), new("end", Moment(to)),
        ], cancellation);
        return body.Succeeded ? Read(body.Value) : body.Failure;
    }

    // {"_time":"2023-01-01T13:32:13Z","_stream":"{app=\"x\"}","_msg":"…","request_id":"…"}, a line each
    private Result<IReadOnlyList<StoreLine>> Read(byte[] body)
    {
        List<StoreLine> lines = [];
        foreach (var line in Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                lines.Add(Line(json.RootElement));
            }
            catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                // What goes wrong after the answer has begun stands at its end, in words.
                return new Failure(FailureKind.Truncated, _http.Where, $"the answer broke off: {line[..Math.Min(line.Length, 200)]}", "Look into its own log.");
            }
        }
        return lines;
    }

    private static StoreLine Line(JsonElement line)
    {
        (string Name, string Value)[] fields = [.. line.EnumerateObject().Select(f => (f.Name, f.Value.GetString() ?? ""))];
        var text = fields.FirstOrDefault(f => f.Name == "_msg").Value;
        return new StoreLine(
            LogTime.Read(line.GetProperty("_time").GetString()!) ?? DateTimeOffset.UnixEpoch,
            text ?? JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value)),
            [.. fields.Where(f => !f.Name.StartsWith('_'))]);
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
