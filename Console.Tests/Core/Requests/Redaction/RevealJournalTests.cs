using OperatorConsole.Core;
using OperatorConsole.Core.Requests.Redaction;

namespace OperatorConsole.Tests.Core.Requests.Redaction;

public sealed class RevealJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Record_WithAReason_IsAppendedAndListedTheLatestFirst()
    {
        var journal = Journal();
        Assert.True(journal.Record("127.0.0.1", "a1", " ticket 1 ").Succeeded);
        Assert.Equal(("10.0.0.7", "b2", "ticket\n2"), Told(journal.Record("10.0.0.7", "b2", "ticket\n2").Value!));

        // Another process reads the same.
        Assert.Equal([("10.0.0.7", "b2", "ticket\n2"), ("127.0.0.1", "a1", "ticket 1")], Journal().Latest().Value!.Select(Told));
        Assert.Equal(2, File.ReadAllLines(Path).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Record_WithoutAReason_IsRefused(string? reason)
    {
        Assert.Equal(FailureKind.BadQuestion, Journal().Record("127.0.0.1", "a1", reason).Failure?.Kind);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Record_WhereNobodyMay_IsRefused()
    {
        Assert.Equal(FailureKind.ReadOnly, new RevealJournal(Path, mayReveal: false, TimeProvider.System).Record("127.0.0.1", "a1", "ticket 1").Failure?.Kind);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Record_ThatCannotBeWritten_IsAFailure()
    {
        Directory.CreateDirectory(Path);
        Assert.Equal(FailureKind.Refused, Journal().Record("127.0.0.1", "a1", "ticket 1").Failure?.Kind);
    }

    [Fact]
    public void Record_AfterACrashCutALineOff_BeginsALineOfItsOwn()
    {
        Journal().Record("127.0.0.1", "a1", "ticket 1");
        File.AppendAllText(Path, """{"at":"2026-11-""");
        Journal().Record("127.0.0.1", "b2", "ticket 2");
        Assert.Equal(["b2", "a1"], Journal().Latest().Value!.Select(r => r.Id));
    }

    private string Path => System.IO.Path.Combine(_folder.Path, "reveals.jsonl");

    private RevealJournal Journal() => new(Path, mayReveal: true, TimeProvider.System);

    private static (string Who, string Id, string Reason) Told(Reveal reveal) => (reveal.Who, reveal.Id, reveal.Reason);
}
