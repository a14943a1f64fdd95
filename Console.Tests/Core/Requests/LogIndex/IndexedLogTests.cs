using System.IO.Compression;
using System.Text;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogIndex;

/// <summary>The index finds what a plain program that reads every line finds: no line less, no field more.</summary>
public sealed class IndexedLogTests : IDisposable
{
    private static readonly SipHash Hash = new("0123456789abcdef"u8);
    private static readonly SegmentBuilder Builder = new(Hash, IdKeys.Usual);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("log-index-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Find_InATorturedLog_FindsWhatReadingEveryLineFinds(int seed)
    {
        var torture = new TortureLog(seed, 400);
        var bytes = torture.Bytes;
        var path = Write(bytes);
        using var log = LogContent.Open(path);
        // Two slices are indexed, and the rest is read.
        var middle = Builder.Build(log, 0, bytes.Length / 3, path + ".1", default);
        var end = Builder.Build(log, middle, bytes.Length * 2 / 3, path + ".2", default);
        using var first = Segment.Open(path + ".1", Builder, Hash);
        using var second = Segment.Open(path + ".2", Builder, Hash);
        Assert.InRange(middle, 1, end - 1);
        var indexed = new IndexedLog(log, [first!, second!], Hash, IdKeys.Usual);
        var naive = new NaiveSearch(bytes, IdKeys.Usual.Names);

        string Lines(IEnumerable<long> offsets) => string.Join(" and ", offsets.Take(3).Select(o => $"{o}: {Short(Encoding.UTF8.GetString(LogLines.Read(log, o).Line))}"));
        foreach (var id in torture.Ids.Where(i => i.Length > 0))
        {
            var hits = indexed.Find([Encoding.UTF8.GetBytes(id)], int.MaxValue, default).Hits;
            var expected = naive.Find(id);
            // Of a line longer than is read, only that it mentions the id can be said.
            var fields = hits.Where(h => h.How == IdPlace.Field || expected.Contains(h.Offset)).Select(h => h.Offset).ToList();
            Assert.True(expected.SequenceEqual(fields), $"{Short(id)}: missed {Lines(expected.Except(fields))}; should not have found {Lines(fields.Except(expected))}");
        }
    }

    [Fact]
    public void Find_OfAnIdInAMessage_SaysThatItIsOnlyMentioned()
    {
        var hit = Assert.Single(Find("""{"message":"he sent \"request_id\":\"a1\""}""" + "\n", "a1"));
        Assert.Equal(IdPlace.Mentioned, hit.How);
    }

    [Fact]
    public void Find_InALineStillBeingWritten_FindsItAndSaysSo()
    {
        var hit = Assert.Single(Find("{\"a\":1}\n{\"request_id\":\"a1\",\"status", "a1"));
        Assert.False(hit.IsWhole);
        Assert.Equal(8, hit.Offset);
    }

    [Fact]
    public void Find_OfAnIdThatIsNotInAnIndexedCompressedLog_InflatesNothing()
    {
        var path = Path.Combine(_folder.FullName, "a.log.1.gz");
        using (var file = new GZipStream(File.Create(path), CompressionLevel.Fastest)) file.Write("{\"request_id\":\"a1\"}\n"u8);
        using (var log = LogContent.Open(path)) Builder.Build(log, 0, SegmentBuilder.LongestSlice, path + ".1", default);
        using var segment = Segment.Open(path + ".1", Builder, Hash);
        Assert.True(segment!.EndsFinalLog);

        File.WriteAllText(path, "no longer anything that could be inflated");
        using var damaged = LogContent.Open(path);
        Assert.Throws<IOException>(() => damaged.Read(new byte[1], 0));
        Assert.Empty(new IndexedLog(damaged, [segment], Hash, IdKeys.Usual).Find(["a2"u8.ToArray()], 10, default).Hits);
    }

    [Fact]
    public void Build_OfALogWithoutAWholeLine_MakesNoFile()
    {
        var path = Write("{\"request_id\":\"a1\""u8.ToArray());
        using var log = LogContent.Open(path);
        Assert.Equal(0, Builder.Build(log, 0, 18, path + ".1", default));
        Assert.False(File.Exists(path + ".1"));
    }

    [Fact]
    public void Segment_CutDamagedOrOfOtherKeys_IsNotBelieved()
    {
        var path = Write("{\"request_id\":\"a1\"}\n"u8.ToArray());
        var file = path + ".1";
        using (var log = LogContent.Open(path)) Builder.Build(log, 0, 19 + 1, file, default);
        using (var segment = Segment.Open(file, Builder, Hash)) Assert.NotNull(segment);
        Assert.Null(Segment.Open(file, new SegmentBuilder(Hash, new IdKeys(["request_id"])), Hash));

        var whole = File.ReadAllBytes(file);
        foreach (var length in new[] { 0, 10, 64, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(Segment.Open(file, Builder, Hash));
        }
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(file, damaged);
            Assert.Null(Segment.Open(file, Builder, Hash));
        }
    }

    private IReadOnlyList<LogHit> Find(string text, string id)
    {
        using var log = LogContent.Open(Write(Encoding.UTF8.GetBytes(text)));
        return new IndexedLog(log, [], Hash, IdKeys.Usual).Find([Encoding.UTF8.GetBytes(id)], int.MaxValue, default).Hits;
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] + "…" : text;

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "log.json");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
