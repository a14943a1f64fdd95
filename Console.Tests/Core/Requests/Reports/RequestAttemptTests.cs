using OperatorConsole.Core.Requests.Lines;
using OperatorConsole.Core.Requests.Reports;
using OperatorConsole.Core.Requests.Sources;

namespace OperatorConsole.Tests.Core.Requests.Reports;

public sealed class RequestAttemptTests
{
    [Fact]
    public void Of_LinesOfOneRequest_IsOneAttemptWithTheLineThatTellsItsEnd()
    {
        var attempt = Assert.Single(RequestAttempt.Of([Hit(0, """ "message":"started" """), Hit(2, """ "status":200,"latency_ms":2000 """), Hit(3, """ "message":"logged" """)]));
        Assert.Equal(200, attempt.Main.Line.Status);
        Assert.Equal(2, attempt.Others.Count);
    }

    [Fact]
    public void Of_TwoAnswers_IsTwoAttemptsTheLatestFirst() =>
        Assert.Equal([200, 502], RequestAttempt.Of([Hit(0, """ "status":502,"latency_ms":9 """), Hit(1, """ "status":200,"latency_ms":9 """)]).Select(a => a.Main.Line.Status!.Value));

    [Fact]
    public void Of_LinesFarApart_IsTwoAttempts() =>
        Assert.Equal(2, RequestAttempt.Of([Hit(0, """ "message":"a" """), Hit(600, """ "message":"b" """)]).Count);

    [Fact]
    public void Of_ALongRequest_IsOneAttempt() =>
        Assert.Single(RequestAttempt.Of([Hit(0, """ "message":"started" """), Hit(600, """ "status":200,"latency_ms":600000 """)]));

    [Theory]
    [InlineData(""" "method":"POST","route":"/v1","status":200,"latency_ms":8123 """, VerdictKind.Answered, "POST /v1 was answered with 200 in 8.12 s · edge.")]
    [InlineData(""" "route":"/v1","status":401,"latency_ms":0.89 """, VerdictKind.Refused, "/v1 was refused with 401 in 890 µs · edge.")]
    [InlineData(""" "status":502 """, VerdictKind.Failed, "It failed with 502 · edge.")]
    [InlineData(""" "final_layer":"l1b","resolved_by":"semantic_cache","latency_ms":7 """, VerdictKind.Answered, "It was answered by L1b semantic cache in 7 ms · edge.")]
    [InlineData(""" "status":"success","model":"gpt-4o-mini","spend":0.000412 """, VerdictKind.Answered, "It was answered, gpt-4o-mini, $0.000412 · edge.")]
    [InlineData(""" "status":"failed","error_message":"Provider cerebras returned 429" """, VerdictKind.Failed, "It failed: Provider cerebras returned 429 · edge.")]
    [InlineData(""" "message":"he said \u202esk-abcdefghijklmnop" """, VerdictKind.Mentioned, "A log line names it: he said ")]
    public void Verdict_OfALine_SaysWhatBecameOfIt(string fields, VerdictKind kind, string sentence)
    {
        var (said, what) = Verdict.Of(RequestAttempt.Of([Hit(0, fields)])[0]);
        Assert.Equal(kind, what);
        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', said);
        Assert.DoesNotContain("abcdefghij", said, StringComparison.Ordinal);
    }

    private static RequestHit Hit(int seconds, string fields) =>
        new("files", "edge", "a.log", seconds, LogLine.Of($$"""{"ts":{{1_778_985_270 + seconds}},{{fields}}}"""), HitKind.Field);
}
