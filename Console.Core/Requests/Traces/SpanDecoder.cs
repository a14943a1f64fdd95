using System.Globalization;
using System.Text.Json;

namespace OperatorConsole.Core.Requests.Traces;

/// <summary>
/// Reads spans however a store writes them: OTLP in JSON (Jaeger v3), what Tempo makes of it (ids in base64, names for numbers,
/// other wrappers), and Jaeger's own older form.
/// </summary>
/// <remarks>
/// <code>
/// {"result":{"resourceSpans":[{"resource":{"attributes":[…]},"scopeSpans":[{"spans":[{"traceId":"5b8e…","spanId":"…","kind":2,"startTimeUnixNano":"1544…"}]}]}]}}
/// {"trace":{"batches":[{"scopeSpans":[{"spans":[{"spanId":"7uGbfsPBsQA=","kind":"SPAN_KIND_SERVER","status":{"code":"STATUS_CODE_ERROR"}}]}]}]}}
/// {"data":[{"spans":[{"spanID":"…","references":[{"refType":"CHILD_OF","spanID":"…"}],"startTime":1485467191639875,"duration":5,"processID":"p1"}],"processes":{"p1":{"serviceName":"x"}}}]}
/// </code>
/// </remarks>
internal static class SpanDecoder
{
    private const int MostAttributes = 200;
    private const int LongestValue = 4096;

    /// <summary>The spans of an answer; none where it has none.</summary>
    /// <exception cref="JsonException">It is nothing of these.</exception>
    public static IReadOnlyList<Span> Read(JsonElement root)
    {
        if (Child(root, "data") is { ValueKind: JsonValueKind.Array } data) return [.. data.EnumerateArray().SelectMany(ReadJaeger)];
        foreach (var wrapper in new[] { "result", "trace" })
            if (Child(root, wrapper) is { ValueKind: JsonValueKind.Object } inner) root = inner;
        var resources = Child(root, "resourceSpans") ?? Child(root, "batches") ?? throw new JsonException("there are no spans in it");
        return [.. Items(resources).SelectMany(ReadResource)];
    }

    private static IEnumerable<Span> ReadResource(JsonElement resource)
    {
        var attributes = Attributes(Child(resource, "resource") is { } of ? Child(of, "attributes") : null);
        var service = attributes.FirstOrDefault(a => a.Name == "service.name").Value ?? "";
        var scopes = Child(resource, "scopeSpans") ?? Child(resource, "instrumentationLibrarySpans");
        return scopes is null ? [] : Items(scopes.Value).SelectMany(s => Child(s, "spans") is { } spans ? Items(spans) : []).Select(s => ReadOtlp(s, service));
    }

    private static Span ReadOtlp(JsonElement span, string service)
    {
        var start = Nanoseconds(span, "startTimeUnixNano") ?? 0;
        var end = Nanoseconds(span, "endTimeUnixNano");
        var status = Child(span, "status");
        return new Span
        {
            TraceId = Trace(Text(span, "traceId")),
            Id = Id(Text(span, "spanId")) ?? "",
            ParentId = Id(Text(span, "parentSpanId")),
            Name = Text(span, "name") ?? "",
            Service = service,
            Start = Moment(start),
            Duration = end is { } ended && ended >= start && ended > 0 ? TimeSpan.FromTicks((ended - start) / 100) : null,
            IsError = status is { } said && Child(said, "code") is { } code && (code.ValueKind == JsonValueKind.Number ? code.GetInt32() == 2 : code.GetString() == "STATUS_CODE_ERROR"),
            Message = status is { } told ? Text(told, "message") : null,
            Attributes = Attributes(Child(span, "attributes")),
        };
    }

    private static IEnumerable<Span> ReadJaeger(JsonElement trace)
    {
        var processes = Child(trace, "processes");
        foreach (var span in Child(trace, "spans") is { } spans ? Items(spans) : [])
        {
            var tags = Tags(Child(span, "tags"));
            var process = processes is { } all && Text(span, "processID") is { } name ? Child(all, name) : null;
            var references = Child(span, "references") is { } given ? Items(given).ToArray() : [];
            var parent = references.FirstOrDefault(r => Text(r, "refType") == "CHILD_OF");
            if (parent.ValueKind == JsonValueKind.Undefined) parent = references.FirstOrDefault();
            yield return new Span
            {
                TraceId = Trace(Text(span, "traceID") ?? Text(trace, "traceID")),
                Id = Id(Text(span, "spanID")) ?? "",
                ParentId = parent.ValueKind == JsonValueKind.Object ? Id(Text(parent, "spanID")) : null,
                Name = Text(span, "operationName") ?? "",
                Service = process is { } of ? Text(of, "serviceName") ?? "" : "",
                Start = DateTimeOffset.UnixEpoch.AddMicroseconds(Whole(span, "startTime") ?? 0),
                Duration = Whole(span, "duration") is >= 0 and var micros ? TimeSpan.FromMicroseconds(micros) : null,
                IsError = tags.Any(t => t is { Name: "error", Value: "true" }),
                Message = tags.FirstOrDefault(t => t.Name == "otel.status_description").Value,
                Attributes = tags,
            };
        }
    }

    // {"key":"http.status_code","type":"int64","value":200}
    private static IReadOnlyList<(string Name, string Value)> Tags(JsonElement? tags) =>
        tags is null ? [] : [.. Items(tags.Value).Take(MostAttributes).Select(t => (Text(t, "key") ?? "", Child(t, "value") is { } value ? Cut(Scalar(value)) : ""))];

    // {"key":"service.name","value":{"stringValue":"x"}}
    private static IReadOnlyList<(string Name, string Value)> Attributes(JsonElement? attributes) =>
        attributes is null ? [] : [.. Items(attributes.Value).Take(MostAttributes).Select(a => (Text(a, "key") ?? "", Child(a, "value") is { } value ? Cut(AnyValue(value)) : ""))];

    private static string AnyValue(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return Scalar(value);
        var first = value.EnumerateObject().FirstOrDefault();
        return first.Name switch
        {
            null => "",
            "arrayValue" => Child(first.Value, "values") is { } values ? $"[{string.Join(", ", Items(values).Select(AnyValue))}]" : "[]",
            "kvlistValue" => first.Value.GetRawText(),
            _ => Scalar(first.Value),
        };
    }

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Cut(string text) => text.Length > LongestValue ? text[..LongestValue] : text;

    /// <summary>Hex of any case, or base64; in lower-case hex. One that is all zeros is none.</summary>
    internal static string? Id(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var isHex = text.All(char.IsAsciiHexDigit) && text.Length <= 32;
        var hex = isHex ? text.ToLowerInvariant() : FromBase64(text);
        return hex is null || hex.All(c => c == '0') ? null : hex;
    }

    // Stores leave leading zeros out.
    private static string Trace(string? text) => Id(text)?.PadLeft(32, '0') ?? "";

    private static string? FromBase64(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        Span<byte> bytes = stackalloc byte[48];
        return plain.Length <= 64 && Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? Convert.ToHexStringLower(bytes[..length]) : text.ToLowerInvariant();
    }

    private static DateTimeOffset Moment(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100);

    private static long? Nanoseconds(JsonElement element, string name) => Whole(element, name);

    // 64 bits come as text, because numbers of JSON hold 53.
    private static long? Whole(JsonElement element, string name) => Child(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().AsEnumerable() : [];
}
