using System.Text;
using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.History;

namespace OperatorConsole.Tests.Core.Alerting.History;

public sealed class RevisionComparerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RuleHistory _history;
    private readonly RuleVersions _versions;

    public RevisionComparerTests() => (_history, _versions) = (new RuleHistory(_folder.Path, TimeProvider.System), new RuleVersions(Path.Combine(_folder.Path, "versions")));

    private RevisionComparer Comparer => new(_history, _versions);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_OverSeveralChanges_TellsAllBetweenTheTwo()
    {
        var one = Note("a.yml", File(5, 1), File(6, 1));
        Note("a.yml", File(6, 1), File(6, 2));
        var three = Note("a.yml", File(6, 2), File(7, 2));

        var compared = Comparer.Compare(one, three);

        Assert.Equal(["A: threshold 6 → 7", "B: threshold 1 → 2"], compared.Value!.Changes);
        Assert.Contains("-    expr: up > 6\n+    expr: up > 7\n", compared.Value.Diff, StringComparison.Ordinal);
        Assert.Equal(["A: threshold 7 → 6", "B: threshold 2 → 1"], Comparer.Compare(three, one).Value!.Changes);
        Assert.Empty(Comparer.Compare(one, one).Value!.Diff);
    }

    [Fact]
    public void Compare_WithAChangeThatWasNeverMade_TakesTheFileAsItStayed()
    {
        var one = Note("a.yml", File(5, 1), File(6, 1));
        var two = Note("a.yml", File(6, 1), File(9, 1), RevisionResult.RolledBack);
        Assert.Empty(Comparer.Compare(one, two).Value!.Diff);
    }

    [Fact]
    public void Compare_OfTwoFiles_SaysThatItCannot()
    {
        var one = Note("a.yml", File(5, 1), File(6, 1));
        var failure = Comparer.Compare(one, Note("b.yml", File(6, 1), File(7, 1))).Failure!;
        Assert.Equal((FailureKind.Refused, "they are of two files, a.yml and b.yml"), (failure.Kind, failure.Problem));
    }

    [Fact]
    public void Compare_WithWhatIsNotKnown_SaysThatItCannot()
    {
        var one = Note("a.yml", File(5, 1), File(6, 1));
        Assert.Contains("no change 7", Comparer.Compare(one, 7).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("how it ended is not known", Comparer.Compare(one, Note("a.yml", File(6, 1), File(7, 1), RevisionResult.Unknown)).Failure!.Problem, StringComparison.Ordinal);
        foreach (var version in Directory.EnumerateFiles(Path.Combine(_folder.Path, "versions"))) System.IO.File.Delete(version);
        Assert.Contains("not kept any more", Comparer.Compare(one, one).Failure!.Problem, StringComparison.Ordinal);
    }

    private static string File(int first, int second) => FormattableString.Invariant($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up > {first}\n  - alert: B\n    expr: up > {second}\n");

    private long Note(string file, string before, string after, RevisionResult result = RevisionResult.Active)
    {
        var (old, now) = (new RuleFileContent(Encoding.UTF8.GetBytes(before)), new RuleFileContent(Encoding.UTF8.GetBytes(after)));
        _versions.Keep(old);
        _versions.Keep(now);
        var begun = _history.Begin(new RuleRevision { Id = 0, At = default, Who = "t", Reason = "r", File = file, Group = "g", Index = 0, Rule = "A", Changes = [], Diff = "", OldHash = old.Hash, NewHash = now.Hash });
        return _history.End(begun.Id, result).Id;
    }
}
