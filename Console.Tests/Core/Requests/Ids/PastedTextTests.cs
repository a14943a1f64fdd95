using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Ids;

namespace OperatorConsole.Tests.Core.Requests.Ids;

public sealed class PastedTextTests
{
    private const string Hex = "c51fcef36f24437dba83982590ba5763";
    private const string Dashed = "c51fcef3-6f24-437d-ba83-982590ba5763";

    [Theory]
    [InlineData(Hex)]
    [InlineData($"  \"{Hex}\", ")]
    [InlineData($"request_id={Hex}")]
    [InlineData($"trace_id: '{Hex}'")]
    [InlineData($"[request-id={Hex}]")]
    [InlineData($"http://console:8080/requests/{Hex}")]
    [InlineData($"https://api.example.com/v1/chat?model=x&request_id={Hex}#top")]
    [InlineData($$"""{"ts": 1778985270.62, "request_id": "{{Hex}}", "status": 200}""")]
    [InlineData($$"""{"log":"{\"request_id\": \"{{Hex}}\"}\n","stream":"stdout"}""")]
    [InlineData($"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nX-Request-ID: {Hex}\r\n")]
    [InlineData($"< x-litellm-call-id: {Hex}\n< date: today")]
    [InlineData($"00-{Hex}-00f067aa0ba902b7-01")]
    [InlineData($"traceparent: 00-{Hex}-00f067aa0ba902b7-00")]
    public void Read_OfWhatHoldsOneId_TakesItOut(string pasted)
    {
        var text = PastedText.Read(pasted);
        Assert.True(text.Succeeded, text.Failure?.ToString());
        Assert.Equal(Hex, Assert.Single(text.Value.Ids).Id);
        Assert.False(text.Value.IsPrefix);
    }

    [Theory]
    [InlineData(Hex, Dashed)]
    [InlineData(Dashed, Hex)]
    [InlineData("C51FCEF3-6F24-437D-BA83-982590BA5763", Hex)]
    [InlineData("abc", "req_abc")]
    [InlineData("req_abc", "abc")]
    [InlineData("ABC", "abc")]
    [InlineData("chatcmpl-9_cache_hit1778985270.62", "chatcmpl-9")]
    public void Candidates_OfAnId_AreItsOtherForms(string pasted, string other)
    {
        var candidates = PastedText.Read(pasted).Value!.Candidates;
        Assert.Equal(pasted, candidates[0].Id);
        Assert.Contains(candidates, c => c.Id == other);
        Assert.Equal(candidates.Count, candidates.Select(c => c.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("c51fcef3…", "c51fcef3")]
    [InlineData("c51fcef3...", "c51fcef3")]
    [InlineData("`c51fcef3*`", "c51fcef3")]
    public void Read_OfABeginning_SaysSo(string pasted, string prefix)
    {
        var text = PastedText.Read(pasted).Value!;
        Assert.True(text.IsPrefix);
        Assert.Equal(prefix, text.Ids[0].Id);
    }

    [Fact]
    public void Read_OfATraceParent_KnowsWhetherItsTraceWasKept()
    {
        Assert.True(PastedText.Read($"00-{Hex}-00f067aa0ba902b7-01").Value!.IsSampled);
        Assert.False(PastedText.Read($"00-{Hex}-00f067aa0ba902b7-00").Value!.IsSampled);
        Assert.Null(PastedText.Read(Hex).Value!.IsSampled);
    }

    [Fact]
    public void Read_OfALineWithSeveralIds_TakesAll()
    {
        var text = PastedText.Read($$"""{"request_id":"a1", "span": {"litellm_call_id":"c3"}, "trace_id":"{{Hex}}"}""").Value!;
        Assert.Equal(["a1", "c3", Hex], text.Ids.Select(i => i.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\"\"")]
    [InlineData("a\0b")]
    public void Read_OfNothing_IsAFailureWithARemedy(string pasted)
    {
        var failure = PastedText.Read(pasted).Failure;
        Assert.Equal(FailureKind.BadQuestion, failure!.Kind);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public void Read_OfTooLongAnId_IsAFailure() => Assert.Equal(FailureKind.BadQuestion, PastedText.Read(new string('a', 600)).Failure!.Kind);

    [Fact]
    public void Read_OfHostileText_TakesItAsItIs() => Assert.Equal("a'b\"]|~`x", PastedText.Read("a'b\"]|~`x").Value!.Ids[0].Id);
}
