using System.Globalization;

namespace OperatorConsole.Demo.Tracing;

/// <summary>Spans as OTLP writes them in JSON: ids in hex, 64-bit numbers as texts.</summary>
/// <remarks><c>{"resourceSpans":[{"resource":{"attributes":[…]},"scopeSpans":[{"scope":{…},"spans":[{"traceId":"5b8e…","kind":1,"startTimeUnixNano":"1544…"}]}]}]}</c></remarks>
internal static class OtlpJson
{
    /// <summary>The object to be serialised, spans grouped by their service.</summary>
    public static object Of(IEnumerable<DemoSpan> spans) => new
    {
        resourceSpans = spans.GroupBy(s => s.Service).Select(service => new
        {
            resource = new { attributes = new[] { Attribute("service.name", service.Key) } },
            scopeSpans = new[] { new { scope = new { name = service.Key }, spans = service.Select(Span) } },
        }),
    };

    private static Dictionary<string, object> Span(DemoSpan span)
    {
        var written = new Dictionary<string, object>
        {
            ["traceId"] = span.TraceId,
            ["spanId"] = span.Id,
            ["name"] = span.Name,
            ["kind"] = span.Kind,
            ["startTimeUnixNano"] = Nanoseconds(span.Start),
            ["endTimeUnixNano"] = Nanoseconds(span.End),
            ["attributes"] = span.Attributes.Select(a => Attribute(a.Name, a.Value)),
            ["status"] = span.Error is { } error ? new { code = 2, message = error } : new { },
        };
        if (span.ParentId is { } parent) written["parentSpanId"] = parent;
        return written;
    }

    private static object Attribute(string name, object value) => new { key = name, value = Value(value) };

    private static Dictionary<string, object> Value(object value) => value switch
    {
        bool truth => new() { ["boolValue"] = truth },
        int or long => new() { ["intValue"] = string.Create(CultureInfo.InvariantCulture, $"{value}") },
        double number => new() { ["doubleValue"] = number },
        _ => new() { ["stringValue"] = (string)value },
    };

    private static string Nanoseconds(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
