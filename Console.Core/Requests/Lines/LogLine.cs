using System.Globalization;
using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Core.Requests.Lines;

/// <summary>A log line as its fields, and what they say about a request. What a line does not say is null, never zero.</summary>
public sealed class LogLine
{
    /// <summary>More fields of a line are not shown.</summary>
    private const int MostFields = 100;

    private const int LongestValue = 4096;

    // Long enough not to be a number of something else
    private const int LeastOfId = 6;

    private static readonly string[] RequestKeys = ["request_id", "requestId", "RequestId", "x-request-id", "x_request_id", "X-Request-ID", "reqId", "req_id", "correlation_id", "correlationId", "CorrelationId"];
    private static readonly string[] TraceKeys = ["trace_id", "traceId", "TraceId", "trace.id", "@tr"];
    private static readonly string[] OtherKeys = ["litellm_call_id", "call_id", "upstream_id", "upstream_request_id"];

    private readonly Dictionary<string, string> _byName;

    private LogLine(IReadOnlyList<(string Name, string Value)> fields, string text, DateTimeOffset? written)
    {
        Fields = fields;
        _byName = fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value);
        Text = text;
        Written = written;
    }

    /// <summary>Its fields in their order; nested ones with dots between the names.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; }

    /// <summary>The line itself.</summary>
    public string Text { get; }

    /// <summary>When its collector received it.</summary>
    public DateTimeOffset? Written { get; }

    /// <summary>Whether it is an object in JSON; a text that looks like one is worth less.</summary>
    public bool IsJson => Fields.Count > 0;

    /// <summary>When the gateway wrote it, by its own clock if that knows its zone.</summary>
    public DateTimeOffset? Time => First("ts", "timestamp", "@timestamp", "time", "@t", "asctime", "startTime", "created_at") is { } own && (Written is null || HasZone(own)) && LogTime.Read(own) is { } time ? time : Written;

    /// <summary>The HTTP status.</summary>
    public int? Status => Number("status", "status_code", "http.status_code", "response_status", "http.response.status_code") is >= 100 and < 600 and var status ? (int)status : null;

    /// <summary>What became of it in the gateway's own word, where its status is no number.</summary>
    public string? Outcome => First("status") is { } word && !word.All(char.IsAsciiDigit) ? word : null;

    /// <summary>The route.</summary>
    public string? Route => First("route", "http.route", "route_id", "path", "raw_path");

    /// <summary>The HTTP method.</summary>
    public string? Method => First("method", "http.method", "http.request.method");

    /// <summary>How long it took.</summary>
    public TimeSpan? Latency => Number("latency_ms", "duration_ms", "request_duration_ms", "processing_time_ms") is >= 0 and < 1e9 and var ms ? TimeSpan.FromMilliseconds(ms) : null;

    /// <summary>Who asked.</summary>
    public string? User => First("user_id", "client", "user", "metadata.user_api_key_alias", "end_user", "ip");

    /// <summary>The model.</summary>
    public string? Model => First("model", "models.model_id", "model_name", "gen_ai.request.model");

    /// <summary>The provider.</summary>
    public string? Provider => First("provider", "custom_llm_provider", "models.providers.slug", "provider.name");

    /// <summary>Tokens that went in.</summary>
    public double? InputTokens => Number("prompt_tokens", "input_tokens", "gen_ai.usage.input_tokens");

    /// <summary>Tokens that came out.</summary>
    public double? OutputTokens => Number("completion_tokens", "output_tokens", "gen_ai.usage.output_tokens");

    /// <summary>What it cost, in dollars.</summary>
    public double? Cost => Number("cost_usd", "spend", "estimated_cost_usd");

    /// <summary>The layer that answered.</summary>
    public string? Layer => First("final_layer", "isartor.final_layer");

    /// <summary>What in that layer.</summary>
    public string? ResolvedBy => First("resolved_by");

    /// <summary>How similar the question was whose cached answer was given, from 0 to 1.</summary>
    public double? Similarity => Number("cosine_similarity", "similarity", "similarity_score") is >= -1 and <= 1.0001 and var similarity ? similarity : null;

    /// <summary>Whether a cache was said to have had it; null where nothing is said.</summary>
    public bool? CacheHit => First("cache_hit", "cache.hit")?.ToLowerInvariant() switch { "true" => true, "false" => false, _ => null };

    /// <summary>How severe it is, as the gateway says.</summary>
    public string? Level => First("level", "severity");

    /// <summary>What it says.</summary>
    public string? Message => First("message", "msg", "error_message", "error");

    /// <summary>The trace it belongs to; null for none.</summary>
    public string? TraceId => First(TraceKeys) is { } id && id.Any(c => c != '0') ? id : null;

    /// <summary>The ids by which the same request goes elsewhere; those of sessions and users are not among them.</summary>
    public IReadOnlyList<string> Aliases =>
    [
        .. Fields.Where(f => f.Value.Length is >= LeastOfId and <= Ids.PastedText.LongestId && IsAlias(f.Name, f.Value)).Select(f => f.Value).Distinct(),
    ];

    /// <summary>The same line with what its store knows of it beside.</summary>
    public LogLine With(IEnumerable<(string Name, string Value)> labels) => new([.. Fields, .. labels.Where(l => !_byName.ContainsKey(l.Name))], Text, Written);

    /// <summary>Reads a line of a file.</summary>
    public static LogLine Of(LogRecord record)
    {
        var start = record.Text.Span.IndexOf((byte)'{');
        return Of(record.Text, Math.Max(start, 0), record.Written is { } written ? LogTime.Read(written) : null);
    }

    /// <summary>Reads a text that is JSON from its first character.</summary>
    public static LogLine Of(string text, DateTimeOffset? written = null) => Of(Encoding.UTF8.GetBytes(text), 0, written);

    /// <summary>Takes fields that are known already.</summary>
    public static LogLine Of(IReadOnlyList<(string Name, string Value)> fields) => new(fields, JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value)), null);

    /// <summary>Reads an object of a gateway's own answer.</summary>
    public static LogLine Of(JsonElement fields)
    {
        List<(string, string)> read = [];
        Add(read, "", fields);
        return new LogLine(read, fields.GetRawText(), null);
    }

    private static LogLine Of(ReadOnlyMemory<byte> text, int start, DateTimeOffset? written)
    {
        List<(string, string)> fields = [];
        try
        {
            using var json = JsonDocument.Parse(text[start..]);
            Add(fields, "", json.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // A banner, a traceback, half a line: it has no fields.
            fields.Clear();
        }
        return new LogLine(fields, Encoding.UTF8.GetString(text.Span), written);
    }

    private static void Add(List<(string, string)> fields, string name, JsonElement value)
    {
        if (fields.Count >= MostFields) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var inner in value.EnumerateObject()) Add(fields, name.Length > 0 ? $"{name}.{inner.Name}" : inner.Name, inner.Value);
                break;
            case JsonValueKind.Null:
                break;
            default:
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                if (name.Length > 0 && text.Length > 0) fields.Add((name, text.Length > LongestValue ? text[..LongestValue] : text));
                break;
        }
    }

    private static bool IsAlias(string name, string value)
    {
        if (RequestKeys.Concat(TraceKeys).Concat(OtherKeys).Any(k => name == k || name.EndsWith("." + k, StringComparison.Ordinal))) return true;
        // The upstream's id of its answer is called id alone.
        return name is "id" or "response.id" or "gen_ai.response.id" && (value.StartsWith("chatcmpl-", StringComparison.Ordinal) || value.StartsWith("msg_", StringComparison.Ordinal) || value.StartsWith("resp_", StringComparison.Ordinal));
    }

    private static bool HasZone(string time) => double.TryParse(time, CultureInfo.InvariantCulture, out _) || time.EndsWith('Z') || (time.Length > 19 && time.AsSpan(19).ContainsAny('+', '-'));

    private string? First(params string[] names)
    {
        foreach (var name in names)
            if (_byName.TryGetValue(name, out var value)) return value;
        return null;
    }

    private double? Number(params string[] names)
    {
        foreach (var name in names)
            if (_byName.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        return null;
    }
}
