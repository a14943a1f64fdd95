using System.Text.Json;
using OperatorConsole.Core.Requests.Traces;

namespace OperatorConsole.Tests.Core.Requests.Traces;

/// <summary>The same two spans as four stores write them.</summary>
public sealed class SpanDecoderTests
{
    private const string JaegerV3 = """
        {"result":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"isartor-gateway"}}]},"scopeSpans":[{"scope":{"name":"x"},"spans":[
          {"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174","name":"gateway_request","kind":2,"startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302250000000","attributes":[{"key":"http.status_code","value":{"intValue":"200"}},{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"boolValue":true}]}}}],"status":{}},
          {"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B175","parentSpanId":"EEE19B7EC3C1B174","name":"layer3_llm","kind":3,"startTimeUnixNano":1689969302050000000,"endTimeUnixNano":1689969302200000000,"status":{"code":2,"message":"upstream"}}]}]}]}}
        """;

    private const string TempoV2 = """
        {"trace":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"isartor-gateway"}}]},"scopeSpans":[{"spans":[
          {"traceId":"W47/95gDgQPSabYzgT/GDA==","spanId":"7uGbfsPBsXQ=","name":"gateway_request","kind":"SPAN_KIND_SERVER","startTimeUnixNano":"1689969302000000000","endTimeUnixNano":"1689969302250000000","attributes":[{"key":"http.status_code","value":{"intValue":"200"}},{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"boolValue":true}]}}}],"status":{}},
          {"traceId":"W47/95gDgQPSabYzgT/GDA==","spanId":"7uGbfsPBsXU=","parentSpanId":"7uGbfsPBsXQ=","name":"layer3_llm","kind":"SPAN_KIND_CLIENT","startTimeUnixNano":"1689969302050000000","endTimeUnixNano":"1689969302200000000","status":{"code":"STATUS_CODE_ERROR","message":"upstream"}}]}]}]},"status":"PARTIAL"}
        """;

    private const string JaegerV1 = """
        {"data":[{"traceID":"5b8efff798038103d269b633813fc60c","spans":[
          {"traceID":"5b8efff798038103d269b633813fc60c","spanID":"eee19b7ec3c1b174","operationName":"gateway_request","references":[],"startTime":1689969302000000,"duration":250000,"tags":[{"key":"http.status_code","type":"int64","value":200},{"key":"list","type":"string","value":"[a, true]"}],"processID":"p1"},
          {"traceID":"5b8efff798038103d269b633813fc60c","spanID":"eee19b7ec3c1b175","operationName":"layer3_llm","references":[{"refType":"FOLLOWS_FROM","spanID":"ffff"},{"refType":"CHILD_OF","spanID":"eee19b7ec3c1b174"}],"startTime":1689969302050000,"duration":150000,"tags":[{"key":"error","type":"bool","value":true},{"key":"otel.status_description","type":"string","value":"upstream"}],"processID":"p1"}],
          "processes":{"p1":{"serviceName":"isartor-gateway","tags":[]}}}],"errors":null}
        """;

    [Theory]
    [InlineData(JaegerV3)]
    [InlineData(TempoV2)]
    [InlineData(JaegerV1)]
    public void Read_OfAnyStore_GivesTheSameSpans(string answer)
    {
        var spans = Read(answer);
        Assert.Equal(["eee19b7ec3c1b174", "eee19b7ec3c1b175"], spans.Select(s => s.Id));
        Assert.Equal([null, "eee19b7ec3c1b174"], spans.Select(s => s.ParentId));
        Assert.Equal(["gateway_request", "layer3_llm"], spans.Select(s => s.Name));
        Assert.All(spans, s => Assert.Equal("5b8efff798038103d269b633813fc60c", s.TraceId));
        Assert.All(spans, s => Assert.Equal("isartor-gateway", s.Service));
        Assert.Equal([250, 150], spans.Select(s => s.Duration!.Value.TotalMilliseconds));
        Assert.Equal(1689969302050, spans[1].Start.ToUnixTimeMilliseconds());
        Assert.Equal([false, true], spans.Select(s => s.IsError));
        Assert.Equal("upstream", spans[1].Message);
        Assert.Equal([("http.status_code", "200"), ("list", "[a, true]")], spans[0].Attributes);
    }

    [Fact]
    public void Read_OfBatchesAndOldNames_GivesTheirSpans() =>
        Assert.Equal("a", Assert.Single(Read("""{"batches":[{"instrumentationLibrarySpans":[{"spans":[{"spanId":"00000000000000aa","name":"a","startTimeUnixNano":"1"}]}]}]}""")).Name);

    [Fact]
    public void Read_OfASpanWithoutAnEnd_SaysThatItHasNone() =>
        Assert.Null(Assert.Single(Read("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"aa","startTimeUnixNano":"5000","endTimeUnixNano":"0"}]}]}]}""")).Duration);

    [Theory]
    [InlineData("""{"error":"x"}""")]
    [InlineData("[]")]
    public void Read_OfSomethingElse_Fails(string answer) => Assert.Throws<JsonException>(() => Read(answer));

    private static IReadOnlyList<Span> Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return SpanDecoder.Read(json.RootElement);
    }
}
