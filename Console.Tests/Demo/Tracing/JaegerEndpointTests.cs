using System.Net;
using System.Text.Json;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Tracing;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Tracing;

/// <summary>The demo's traces, asked for as a Jaeger's.</summary>
public sealed class JaegerEndpointTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TraceRing _ring = new();
    private ListeningGateway _server = null!;

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 10; i++) _ring.Add(new Traced((ulong)i + 1, Noon.AddMinutes(i), i * 0.1, i % 2 == 0));
        _server = await ListeningGateway.StartAsync(new Listener("traces", routes => JaegerEndpoints.Map(routes, [_ring]), () => true));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Services_Asked_AreThoseThatTraced() =>
        Assert.Equal("""{"services":["x"]}""", await _server.Client.GetStringAsync(new Uri("api/v3/services", UriKind.Relative)));

    [Fact]
    public async Task Trace_ByItsId_HasItsSpansInOtlp()
    {
        var id = _ring.NewestFirst()[0].TraceId;
        var spans = Spans(await GetAsync($"api/v3/traces/{id.ToUpperInvariant()}", HttpStatusCode.OK));
        Assert.Equal(["a", "b"], spans.Select(s => s.GetProperty("name").GetString()));
        Assert.All(spans, s => Assert.Equal(id, s.GetProperty("traceId").GetString()));
        Assert.Equal(spans[0].GetProperty("spanId").GetString(), spans[1].GetProperty("parentSpanId").GetString());
        Assert.Equal("1775822940000000000", spans[0].GetProperty("startTimeUnixNano").GetString());
        Assert.Equal("""[{"key":"hit","value":{"boolValue":false}},{"key":"n","value":{"intValue":"9"}},{"key":"f","value":{"doubleValue":0.5}}]""", spans[1].GetProperty("attributes").GetRawText());
    }

    [Fact]
    public async Task Trace_Unknown_IsNotThere() => await GetAsync("api/v3/traces/00000000000000000000000000000001", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("", 10)]
    [InlineData("&query.serviceName=x&query.searchDepth=3", 3)]
    [InlineData("&query.serviceName=y", 0)]
    [InlineData("&query.durationMin=500ms", 5)]
    [InlineData("&query.operationName=a&query.durationMin=0.5s", 5)]
    [InlineData("""&query.attributes={"hit":"true"}""", 5)]
    [InlineData("""&query.attributes={"hit":"true","n":"4"}""", 1)]
    [InlineData("""&query.operationName=a&query.attributes={"hit":"true"}""", 0)]
    public async Task Search_ForWhatOneSpanHas_FindsTheLatestTracesWhole(string question, int traces)
    {
        var answer = await GetAsync($"api/v3/traces?query.startTimeMin=2026-04-10T12:00:00Z&query.startTimeMax=2026-04-10T13:00:00Z{question}", traces == 0 ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        if (traces == 0) return;
        var found = Spans(answer);
        Assert.Equal(traces, found.Select(s => s.GetProperty("traceId").GetString()).Distinct().Count());
        Assert.Equal(traces * 2, found.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?query.startTimeMin=2026-04-10T12:00:00Z")]
    [InlineData("?query.startTimeMin=2026-04-10T12:00:00Z&query.startTimeMax=2026-04-10T13:00:00Z&query.attributes={")]
    [InlineData("?query.startTimeMin=2026-04-10T12:00:00Z&query.startTimeMax=2026-04-10T13:00:00Z&query.durationMin=long")]
    public async Task Search_AskedWrongly_IsRefused(string question) =>
        Assert.True((await GetAsync($"api/v3/traces{question}", HttpStatusCode.BadRequest)).GetProperty("error").TryGetProperty("message", out _));

    [Fact]
    public void Ring_Full_ForgetsTheOldest()
    {
        var ring = new TraceRing();
        for (var i = 0; i < TraceRing.Capacity + 5; i++) ring.Add(new Traced((ulong)i, Noon.AddSeconds(i), 1, false));
        Assert.Equal(TraceRing.Capacity, ring.NewestFirst().Count);
        Assert.Equal(Noon.AddSeconds(5), ring.NewestFirst()[^1].Start);
        long place = 0;
        Assert.Equal(Noon.AddSeconds(5), Assert.Single(ring.Take(ref place, 1)).Start);
        Assert.Equal(6, place);
    }

    private async Task<JsonElement> GetAsync(string path, HttpStatusCode status)
    {
        using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static IReadOnlyList<JsonElement> Spans(JsonElement answer) =>
        [.. answer.GetProperty("result").GetProperty("resourceSpans").EnumerateArray().SelectMany(r => r.GetProperty("scopeSpans").EnumerateArray()).SelectMany(s => s.GetProperty("spans").EnumerateArray())];

    private sealed class Traced(ulong seed, DateTimeOffset start, double seconds, bool hit) : TracedRequest("x", seed, start, seconds)
    {
        public override bool MayHave(string attribute) => attribute is "hit" or "n" or "f";

        protected override void Write(SpanTree tree)
        {
            var root = tree.Add(null, "a", Start, Seconds, 2);
            tree.Add(root, "b", Start, Seconds / 2, 3, null, ("hit", hit), ("n", (int)Math.Round(Seconds * 10)), ("f", 0.5));
        }
    }
}
