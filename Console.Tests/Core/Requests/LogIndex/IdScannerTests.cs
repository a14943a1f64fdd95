using System.Text;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogIndex;

public sealed class IdScannerTests
{
    [Theory]
    [InlineData("""{"request_id":"a1"}""", "a1")]
    [InlineData("""{"ts": 1.5, "request_id" : "a1", "trace_id": "b2"}""", "a1 b2")]
    [InlineData("""{"span":{"spans":[{"request_id":"a1"}]}}""", "a1")]
    [InlineData("""{"log":"{\"request_id\": \"a1\"}\n","stream":"stdout"}""", "a1")]
    [InlineData("""{"log":"{\"log\":\"{\\\"request_id\\\":\\\"a1\\\"}\"}"}""", "a1")]
    [InlineData("""{"request_id":"a\/b"}""", "a/b")]
    [InlineData("""{"request_id":"\u0041\u00e9\ud83d\ude00"}""", "Aé😀")]
    [InlineData("""{"request_id":"say \"a\" \\"}""", "say \"a\" \\")]
    [InlineData("""{"log":"{\"request_id\":\"say \\\"a\\\" \\\\\"}"}""", "say \"a\" \\")]
    [InlineData("""{"request_id":42,"id":7}""", "42 7")]
    [InlineData("""{"id":"chatcmpl-9","@tr":"c3","X-Request-ID":"d4"}""", "chatcmpl-9 c3 d4")]
    [InlineData("""2026-05-17T02:34:30.62Z stdout F {"request_id":"a1"}""", "a1")]
    [InlineData("""{"message":"sent \"request_id\":\"a1\" on"}""", "a1")]
    public void Scan_OfALine_FindsTheValuesOfItsKeys(string line, string ids) => Assert.Equal(ids, Scan(line + "\n"));

    [Theory]
    [InlineData("""{"user_id":"a1","my_request_id":"b2","request_ids":"c3"}""")]
    [InlineData("""{"request_id":null,"trace_id":{},"id":[1],"call_id":true}""")]
    [InlineData("""{"request_id":""}""")]
    [InlineData("""{"request_id":"torn""")]
    [InlineData("""{"request_id":""" + "\n" + "\"other\"}")]
    [InlineData("""{"key":"request_id","at":"10:30:00"}""")]
    [InlineData("""request_id: a1""")]
    [InlineData("""{"log":"{\"request_id\":\"cut","stream":"stdout"}""")]
    [InlineData("""{"request_id":1.5,"id":-1}""")]
    public void Scan_OfWhatIsNoId_FindsNothing(string line) => Assert.Equal("", Scan(line + "\n"));

    [Fact]
    public void Scan_OfAnIdAnywhereInABlock_FindsItAndItsLine()
    {
        for (var before = 0; before < 200; before++)
        {
            var text = new string('x', before) + "\n" + """{"a":"b","request_id":"a1"}""" + "\n";
            var sink = new Lines();
            IdScanner.Scan(Encoding.UTF8.GetBytes(text), true, IdKeys.Usual, ref sink);
            Assert.Equal($"{before + 1}:a1", sink.Found);
        }
    }

    private static string Scan(string text)
    {
        var sink = new Lines();
        IdScanner.Scan(Encoding.UTF8.GetBytes(text), true, IdKeys.Usual, ref sink);
        return string.Join(' ', sink.Found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 0 ? [] : sink.Ids);
    }

    private struct Lines() : IIdSink
    {
        public List<string> Ids { get; } = [];

        public string Found { get; private set; } = "";

        void IIdSink.Found(int lineStart, ReadOnlySpan<byte> id)
        {
            Ids.Add(Encoding.UTF8.GetString(id));
            Found += $"{(Found.Length > 0 ? " " : "")}{lineStart}:{Encoding.UTF8.GetString(id)}";
        }
    }
}
