using System.Text;
using System.Text.Json;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

/// <summary>Lines that a container's runtime cut at 16 KiB are found and shown whole, wherever the cut is.</summary>
public sealed class PartedLinesTests : IDisposable
{
    private const int Part = 16 << 10;

    private static readonly SipHash Hash = new("0123456789abcdef"u8);
    private static readonly SegmentBuilder Builder = new(Hash, IdKeys.Usual);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Find_OfAnIdAcrossACut_FindsTheWholeLine(bool isDocker, bool isIndexed)
    {
        // The cut goes through every place of the key and of the value.
        for (var before = Part - 45; before < Part + 3; before++)
        {
            var line = $$"""{"prompt":"{{new string('p', before - 11)}}","request_id":"c51fcef36f24437dba83982590ba5763","status":200}""";
            var path = _folder.Write("log", Records(line, isDocker));
            using var log = LogContent.Open(path);
            List<Segment> segments = [];
            if (isIndexed)
            {
                Builder.Build(log, 0, log.Length, path + ".1", default);
                segments.Add(Segment.Open(path + ".1", Builder, Hash)!);
            }
            var hit = Assert.Single(new IndexedLog(log, segments, Hash, IdKeys.Usual).Find(["c51fcef36f24437dba83982590ba5763"u8.ToArray()], 10, default).Hits);
            Assert.Equal(line, Encoding.UTF8.GetString(hit.Record.Text.Span));
            Assert.Equal(IdPlace.Field, hit.How);
            Assert.True(hit.IsWhole);
            foreach (var segment in segments) segment.Dispose();
        }
    }

    [Fact]
    public void Build_WhileAPartWaitsForTheNext_LeavesItOut()
    {
        var records = Records($$"""{"prompt":"{{new string('p', Part)}}","request_id":"a1"}""", true);
        var first = records.IndexOf('\n', records.IndexOf("ppp", StringComparison.Ordinal)) + 1;
        var path = _folder.Write("log", records[..first]);
        using var log = LogContent.Open(path);
        var end = Builder.Build(log, 0, log.Length, path + ".1", default);
        Assert.Equal(records.IndexOf("{\"log\":\"{\\\"prompt", StringComparison.Ordinal), end);
    }

    /// <summary>One line between others, its parts with lines of the other stream between them.</summary>
    private static string Records(string line, bool isDocker)
    {
        var text = new StringBuilder();
        Append(text, "{\"request_id\":\"before\"}", true, "stdout", isDocker);
        for (var at = 0; at < line.Length; at += Part)
        {
            var length = Math.Min(Part, line.Length - at);
            Append(text, line.Substring(at, length), at + length == line.Length, "stdout", isDocker);
            Append(text, "INFO: between", true, "stderr", isDocker);
        }
        Append(text, "{\"request_id\":\"after\"}", true, "stdout", isDocker);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string part, bool isLast, string stream, bool isDocker) => text.Append(isDocker
        ? $$"""{"log":{{JsonSerializer.Serialize(isLast ? part + "\n" : part, TestJson.Relaxed)}},"stream":"{{stream}}","time":"2026-05-17T02:34:30.62Z"}"""
        : $"2026-05-17T02:34:30.62Z {stream} {(isLast ? 'F' : 'P')} {part}").Append('\n');

    private static class TestJson
    {
        public static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
