using OperatorConsole.Core.Requests.Lines;

namespace OperatorConsole.Tests.Core.Requests.Lines;

public sealed class LogLineTests
{
    private static readonly DateTimeOffset Received = new(2026, 8, 20, 8, 29, 59, 500, TimeSpan.Zero);

    [Fact]
    public void Of_PrivateRoutersLine_TellsTheRequest()
    {
        var line = LogLine.Of("""{"ts": 1778985270.62, "request_id": "c51fcef36f24437dba83982590ba5763", "method": "GET", "route": "/api/billing/balance", "raw_path": "/x", "status": 401, "latency_ms": 0.89, "user_id": null, "ip": "172.24.0.6", "bytes": 30}""");
        Assert.Equal(401, line.Status);
        Assert.Equal("/api/billing/balance", line.Route);
        Assert.Equal(TimeSpan.FromMilliseconds(0.89), line.Latency);
        Assert.Equal("172.24.0.6", line.User);
        Assert.Equal(1778985270620, line.Time!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(["c51fcef36f24437dba83982590ba5763"], line.Aliases);
        Assert.Null(line.Cost);
    }

    [Fact]
    public void Of_IsartorsLine_TellsItsLayer()
    {
        var line = LogLine.Of("""{"timestamp":"2026-04-10T12:35:01.003411Z","level":"INFO","http.method":"POST","http.route":"/v1/chat/completions","http.status_code":200,"isartor.final_layer":"L3_Cloud","duration_ms":1843,"message":"Request completed"}""");
        Assert.Equal(("POST", "/v1/chat/completions", 200, "L3_Cloud", TimeSpan.FromMilliseconds(1843)), (line.Method, line.Route, line.Status, line.Layer, line.Latency));
        Assert.Empty(line.Aliases);
    }

    [Fact]
    public void Time_WithoutAZone_IsItsCollectorsWhereThereIsOne()
    {
        const string text = """{"timestamp": "2026-08-20 10:29:59,441", "level": "ERROR"}""";
        Assert.Equal(Received, LogLine.Of(text, Received).Time);
        Assert.Equal(new DateTime(2026, 8, 20, 10, 29, 59, 441), LogLine.Of(text).Time!.Value.ToLocalTime().DateTime);
    }

    [Fact]
    public void Aliases_OfALineWithManyIds_AreThoseOfTheRequestAlone()
    {
        var line = LogLine.Of("""{"request_id":"req_4f1c2a9be07d","span":{"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"},"session_id":"session-1","user":{"id":"user-12345678"},"id":"chatcmpl-AbC123","short":{"request_id":"1"}}""");
        Assert.Equal(["req_4f1c2a9be07d", "4bf92f3577b34da6a3ce929d0e0e4736", "chatcmpl-AbC123"], line.Aliases);
    }

    [Theory]
    [InlineData("Traceback (most recent call last):")]
    [InlineData("{\"request_id\":\"a1\", torn")]
    [InlineData("")]
    public void Of_WhatIsNoJson_HasNoFields(string text)
    {
        var line = LogLine.Of(text, Received);
        Assert.False(line.IsJson);
        Assert.Equal(text, line.Text);
        Assert.NotNull(line.Time);
    }

    [Theory]
    [InlineData("1778985270")]
    [InlineData("1778985270000")]
    [InlineData("1778985270000000")]
    [InlineData("1778985270000000000")]
    [InlineData("\"2026-05-17T02:34:30Z\"")]
    [InlineData("\"2026-05-17T02:34:30.000000000+00:00\"")]
    public void Time_InAnyWriting_IsTheSame(string time) => Assert.Equal(1778985270, LogLine.Of($$"""{"time":{{time}}}""").Time!.Value.ToUnixTimeSeconds());

    [Theory]
    [InlineData("5")]
    [InlineData("\"today\"")]
    [InlineData("1e300")]
    public void Time_ThatIsNone_IsNotTold(string time) => Assert.Null(LogLine.Of($$"""{"time":{{time}}}""").Time);
}
