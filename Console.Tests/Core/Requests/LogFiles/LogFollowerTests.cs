using System.IO.Compression;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

/// <summary>Whatever happens to a log, what is in it is found once, and found again without reading it all.</summary>
public sealed class LogFollowerTests : IDisposable
{
    private const int Lines = 2000;

    private readonly FollowedLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void Round_OfARestingLog_IndexesAllOfIt()
    {
        var ids = _logs.Write("a.log", Lines);
        _logs.Settle();
        AssertFoundByIndex(ids);
    }

    [Fact]
    public void Round_AfterRename_KnowsTheLogAgain()
    {
        var before = _logs.Write("a.log", Lines);
        _logs.Settle();
        var segments = Segments();
        File.Move(_logs.PathOf("a.log"), _logs.PathOf("a.log.1"));
        var after = _logs.Write("a.log", Lines);
        _logs.Settle();
        Assert.Subset(Segments().ToHashSet(), segments.ToHashSet());
        AssertFoundByIndex([.. before, .. after]);
    }

    [Fact]
    public void Round_AfterCopyAndTruncate_GivesTheCopyTheIndex()
    {
        var before = _logs.Write("a.log", Lines);
        _logs.Settle();
        var segments = Segments();
        File.Copy(_logs.PathOf("a.log"), _logs.PathOf("a.log.1"));
        // While both are there, each line is still found once.
        Assert.Single(_logs.Find(before[7]).Hits);
        File.WriteAllText(_logs.PathOf("a.log"), "");
        Assert.Single(_logs.Find(before[7]).Hits);
        var after = _logs.Write("a.log", Lines);
        _logs.Settle();
        Assert.Subset(Segments().ToHashSet(), segments.ToHashSet());
        AssertFoundByIndex([.. before, .. after]);
    }

    [Fact]
    public void Find_AfterUnlinkAndNewLog_FindsOnlyWhatIsThere()
    {
        var before = _logs.Write("a.log", Lines);
        _logs.Settle();
        File.Delete(_logs.PathOf("a.log"));
        var after = _logs.Write("a.log", Lines);
        Assert.Empty(_logs.Find(before[7]).Hits);
        _logs.Settle();
        Assert.Empty(_logs.Find(before[7]).Hits);
        AssertFoundByIndex(after);
        Assert.Equal(2, Folders());
        _logs.Time.Advance(TimeSpan.FromMinutes(11));
        _logs.Follower.Round(default);
        Assert.Equal(1, Folders());
    }

    [Fact]
    public void Find_AfterALogWasReplacedInPlaceByALongerOne_DoesNotBelieveTheIndex()
    {
        _logs.Write("a.log", Lines);
        _logs.Settle();
        // The same first bytes, and others after them.
        var first = File.ReadAllBytes(_logs.PathOf("a.log"))[..4096];
        File.WriteAllBytes(_logs.PathOf("a.log"), first);
        var after = _logs.Write("a.log", 3 * Lines);
        foreach (var id in after) Assert.Single(_logs.Find(id).Hits);
        _logs.Settle();
        AssertFoundByIndex(after);
    }

    [Fact]
    public void Round_AfterCompression_IndexesTheCompressedLog()
    {
        var ids = _logs.Write("a.log", Lines);
        File.AppendAllText(_logs.PathOf("a.log"), "{\"request_id\":\"without-an-end\"}");
        _logs.Settle();
        Compress("a.log", "a.log.1.gz");
        // Both are there for a moment.
        Assert.Single(_logs.Find(ids[7]).Hits);
        File.Delete(_logs.PathOf("a.log"));
        Assert.Single(_logs.Find(ids[7]).Hits);
        _logs.Settle();
        AssertFoundByIndex([.. ids, "without-an-end"]);
        Assert.Equal(0, _logs.Find("nowhere").Read);
    }

    [Fact]
    public void Find_InACompressedLogThatIsCut_SaysSo()
    {
        _logs.Write("a.log", Lines);
        Compress("a.log", "a.log.1.gz");
        File.Delete(_logs.PathOf("a.log"));
        var whole = File.ReadAllBytes(_logs.PathOf("a.log.1.gz"));
        whole.AsSpan(whole.Length / 2, 40).Clear();
        File.WriteAllBytes(_logs.PathOf("a.log.1.gz"), whole);
        Assert.Contains(_logs.Find("nowhere").Notes, n => n.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_BehindAHoleOfZeros_FindsTheLine()
    {
        _logs.Write("a.log", Lines);
        _logs.Settle();
        // copytruncate under a writer that does not append
        using (var log = new FileStream(_logs.PathOf("a.log"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            log.SetLength(0);
            log.Position = 3 << 20;
            log.Write("{\"request_id\":\"behind\"}\n"u8);
        }
        var hit = Assert.Single(_logs.Find("behind").Hits);
        Assert.Equal(3 << 20, hit.Hit.Offset);
        _logs.Settle();
        Assert.Equal(3 << 20, Assert.Single(_logs.Find("behind").Hits).Hit.Offset);
    }

    [Fact]
    public void Round_WhileALogGrows_KeepsFewSegments()
    {
        List<string> ids = [];
        for (var i = 0; i < 40; i++)
        {
            ids.AddRange(_logs.Write("a.log", 1000));
            _logs.Settle();
        }
        AssertFoundByIndex(ids.Where((_, i) => i % 97 == 0));
        Assert.InRange(Segments().Length, 1, 6);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("bit")]
    [InlineData("gone")]
    [InlineData("half")]
    [InlineData("key")]
    public void Reopen_WithADamagedIndex_FindsEverythingAndRepairsIt(string damage)
    {
        var ids = _logs.Write("a.log", Lines);
        _logs.Settle();
        var segment = Segments().Single();
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(segment, File.ReadAllBytes(segment)[..^9]);
                break;
            case "bit":
                var bytes = File.ReadAllBytes(segment);
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(segment, bytes);
                break;
            case "gone":
                File.Delete(segment);
                break;
            case "half":
                File.Move(segment, segment + ".tmp");
                break;
            default:
                File.Delete(Path.Combine(_logs.IndexFolder, "key"));
                break;
        }
        _logs.Reopen();
        foreach (var id in ids.Where((_, i) => i % 50 == 0)) Assert.Single(_logs.Find(id).Hits);
        _logs.Settle();
        AssertFoundByIndex(ids);
        Assert.Empty(Directory.EnumerateFiles(_logs.IndexFolder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Round_WhereTheIndexIsFull_GivesUpTheOldestAndSaysSo()
    {
        using var logs = new FollowedLogs(mostIndexBytes: 20_000);
        var old = logs.Write("a.log.1", Lines);
        File.SetLastWriteTimeUtc(logs.PathOf("a.log.1"), DateTime.UtcNow.AddHours(-1));
        logs.Settle();
        var young = logs.Write("a.log", Lines);
        logs.Settle();
        Assert.InRange(logs.Store.Bytes, 1, 20_000);
        logs.Reopen();
        logs.Settle();
        Assert.Single(logs.Find(old[3]).Hits);
        Assert.Single(logs.Find(young[3]).Hits);
        Assert.Contains(logs.Follower.Notes, n => n.Contains("The index is full", StringComparison.Ordinal));
    }

    [Fact]
    public void Expand_OfALinkOutOfTheFolder_RefusesIt()
    {
        using var outside = new TemporaryFolder();
        File.CreateSymbolicLink(_logs.PathOf("b.log"), outside.Write("secret", "{\"request_id\":\"secret\"}\n"));
        var search = _logs.Find("secret");
        Assert.Empty(search.Hits);
        Assert.Contains(search.Notes, n => n.Contains("leads out of", StringComparison.Ordinal));
    }

    private void AssertFoundByIndex(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            var search = _logs.Find(id);
            Assert.True(search.Hits.Count == 1, $"{id} is found {search.Hits.Count} times");
            Assert.InRange(search.Read, 0, 64 << 10);
        }
    }

    private string[] Segments() => [.. Directory.EnumerateFiles(_logs.IndexFolder, "*.segment", SearchOption.AllDirectories)];

    private int Folders() => Directory.EnumerateDirectories(_logs.IndexFolder).Count();

    private void Compress(string from, string to)
    {
        using var source = File.OpenRead(_logs.PathOf(from));
        using var target = new GZipStream(File.Create(_logs.PathOf(to)), CompressionLevel.Fastest);
        source.CopyTo(target);
    }
}
