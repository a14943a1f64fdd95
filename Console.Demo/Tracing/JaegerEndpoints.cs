using System.Globalization;
using System.Text.Json;

namespace OperatorConsole.Demo.Tracing;

/// <summary>The traces of all gateways, asked for as one asks a Jaeger: the part of its stable interface, v3, that needs no storage.</summary>
/// <remarks>https://www.jaegertracing.io/docs/latest/apis/</remarks>
internal static class JaegerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, IReadOnlyList<TraceRing> rings)
    {
        routes.MapGet("/api/v3/services", () => Results.Ok(new { services = rings.SelectMany(r => r.NewestFirst().Select(t => t.Service).Distinct()).Distinct().Order() }));
        routes.MapGet("/api/v3/traces/{id}", (string id) =>
        {
            var wanted = id.ToLowerInvariant().PadLeft(32, '0');
            return rings.SelectMany(r => r.NewestFirst()).FirstOrDefault(t => t.TraceId == wanted) is { } found ? Answer(found.Spans()) : Problem(404, "trace not found");
        });
        routes.MapGet("/api/v3/traces", (HttpRequest request) => Read(request.Query, out var search) is { } problem
            ? Problem(400, problem)
            : search!.In(rings).SelectMany(spans => spans).ToArray() is { Length: > 0 } spans ? Answer(spans) : Problem(404, "No traces found"));
    }

    private static IResult Answer(IEnumerable<DemoSpan> spans) => Results.Ok(new { result = OtlpJson.Of(spans) });

    private static IResult Problem(int status, string message) => Results.Json(new { error = new { httpCode = status, message } }, statusCode: status);

    // ?query.serviceName=isartor-gateway&query.attributes={"cache.hit":"false"}&query.startTimeMin=2026-04-10T12:00:00Z&query.startTimeMax=…&query.searchDepth=20&query.durationMin=0.5s
    private static string? Read(IQueryCollection query, out TraceSearch? search)
    {
        search = null;
        if (Time("query.startTimeMin") is not { } from || Time("query.startTimeMax") is not { } to) return "malformed parameter query.startTimeMin or query.startTimeMax: both are required";
        double? least = null;
        if (Text("query.durationMin") is { } duration)
        {
            if (Seconds(duration) is not { } seconds) return "malformed parameter query.durationMin";
            least = seconds;
        }
        Dictionary<string, string> attributes = [];
        if (Text("query.attributes") is { } json)
        {
            try
            {
                attributes = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
            }
            catch (JsonException)
            {
                return "malformed parameter query.attributes";
            }
        }
        var depth = int.TryParse(Text("query.searchDepth"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 100;
        search = new TraceSearch { From = from, To = to, Service = Text("query.serviceName"), Operation = Text("query.operationName"), AtLeastSeconds = least, Attributes = attributes, Depth = Math.Clamp(depth, 1, 1000) };
        return null;

        string? Text(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        DateTimeOffset? Time(string name) => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    /// <summary>A duration as Go writes it, of one number and one unit: <c>500ms</c>, <c>1.5s</c>.</summary>
    private static double? Seconds(string text)
    {
        var unit = text.EndsWith("ms", StringComparison.Ordinal) ? ("ms", 0.001) : text.EndsWith("us", StringComparison.Ordinal) ? ("us", 1e-6) : text.EndsWith('s') ? ("s", 1.0) : ("", 0);
        return unit.Item2 > 0 && double.TryParse(text[..^unit.Item1.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount * unit.Item2 : null;
    }
}
