using OperatorConsole.Core.Requests.LogFiles;
using OperatorConsole.Core.Requests.LogIndex;

namespace OperatorConsole.Tests.Core.Requests.LogFiles;

public sealed class TextScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FindText_OfAnIdInAMessage_FindsTheWholeWordOnly()
    {
        _folder.Write("a.log", """
            {"message": "[req_4f1c2a9be07d] Provider cerebras failed: 429"}
            {"message": "[req_4f1c2a9be07d2] another"}
            {"message": "nothing"}

            """);
        var hit = Assert.Single(Library().FindText(["req_4f1c2a9be07d"], false, 10, null, null, default).Hits);
        Assert.Equal((0, IdPlace.Mentioned), (hit.Hit.Offset, hit.Hit.How));
    }

    [Fact]
    public void FindText_OfABeginning_FindsIdsThatBeginSo()
    {
        _folder.Write("a.log", """
            {"request_id": "c51fcef3-1"}
            {"request_id": "c51fcef3-2", "message": "x"}
            {"request_id": "ac51fcef3", "message": "c51fcef3"}

            """);
        Assert.Equal(2, Library().FindText(["c51fcef3"], true, 10, null, null, default).Hits.Count);
    }

    [Fact]
    public void FindText_InManyBlocks_FindsTheLatestFirstAndAllOfThem()
    {
        var line = $$"""{"message": "{{new string('x', 900)}} needle"}""" + "\n";
        _folder.Write("a.log", string.Concat(Enumerable.Range(0, 12_000).Select(i => i % 500 == 0 ? line : line.Replace("needle", "haystk", StringComparison.Ordinal))));
        var read = 0L;
        var search = Library().FindText(["needle"], false, 1000, null, b => read += b, default);
        Assert.Equal(24, search.Hits.Count);
        Assert.True(search.Hits.Zip(search.Hits.Skip(1)).All(p => p.First.Hit.Offset > p.Second.Hit.Offset));
        Assert.Equal(12_000 * line.Length, read);
        Assert.False(search.IsCutShort);
    }

    [Fact]
    public void FindText_WithoutPatience_SaysThatItIsCutShort()
    {
        _folder.Write("a.log", "needle\n");
        var search = Library().FindText(["needle"], false, 10, TimeSpan.Zero, null, default);
        Assert.Empty(search.Hits);
        Assert.True(search.IsCutShort);
    }

    [Fact]
    public void FindText_Cancelled_Ends()
    {
        _folder.Write("a.log", "needle\n");
        Assert.Throws<OperationCanceledException>(() => Library().FindText(["needle"], false, 10, null, null, new CancellationToken(canceled: true)));
    }

    private LogLibrary Library() => new([("edge", new LogGlob(Path.Combine(_folder.Path, "*.log")))], Path.Combine(_folder.Path, "index"), 1 << 20, TimeProvider.System);
}
