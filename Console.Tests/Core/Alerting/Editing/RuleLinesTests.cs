using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Tests.Core.Alerting.Editing;

public sealed class RuleLinesTests
{
    private const string File = """
        groups:
          - name: g
            rules:
              # first
              - alert: A
                expr: |
                  up

                    > 5 # why
                for: 5m

              # second
              - expr: 'up == 0'
                alert: B
          - name: h
            rules:
              - { alert: C, expr: up }

        """;

    [Fact]
    public void Rule_Deleted_LeavesAllElseAsItWas()
    {
        var rule = Rule(File, "A");
        Assert.Equal(File.Replace("      - alert: A\n        expr: |\n          up\n\n            > 5 # why\n        for: 5m\n", "", StringComparison.Ordinal), RuleLines.Delete(File, rule).Value);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void Rule_SwitchedOffAndOn_IsTheVeryFile(string name)
    {
        foreach (var file in (string[])[File, File.TrimEnd('\n'), File.Replace("\n", "\r\n", StringComparison.Ordinal)])
        {
            var off = RuleLines.SwitchOff(file, Rule(file, name), "too noisy\nat night");
            Assert.DoesNotContain(RuleFile.Read(off.Value!).Rules, r => r.Name.Value == name);
            var found = Assert.Single(RuleLines.FindSwitchedOff(off.Value!));
            Assert.Equal((name, "too noisy at night"), (found.Name, found.Reason));
            Assert.Equal(file, RuleLines.SwitchOn(off.Value!, found).Value);
        }
    }

    [Fact]
    public void Rules_SwitchedOffOneAfterTheOther_AreToldApart()
    {
        var one = RuleLines.SwitchOff(File, Rule(File, "A"), "a").Value!;
        var both = RuleLines.SwitchOff(one, Rule(one, "B"), "b").Value!;

        var found = RuleLines.FindSwitchedOff(both);

        Assert.Equal([("A", "a"), ("B", "b")], found.Select(f => (f.Name, f.Reason)));
        Assert.Equal(["A", "C"], RuleFile.Read(RuleLines.SwitchOn(both, found[0]).Value!).Rules.Select(r => r.Name.Value));
        Assert.Equal(["B", "C"], RuleFile.Read(RuleLines.SwitchOn(both, found[1]).Value!).Rules.Select(r => r.Name.Value));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void Rule_Copied_StandsBehindItUnderItsName(string name)
    {
        var copied = RuleLines.Copy(File, Rule(File, name), "New");
        Assert.Equal(name == "A" ? ["A", "New", "B", "C"] : ["A", "B", "New", "C"], RuleFile.Read(copied.Value!).Rules.Select(r => r.Name.Value));
        Assert.Equal(Rule(File, name).Expr.Value, Rule(copied.Value!, "New").Expr.Value);
    }

    [Fact]
    public void Rule_Added_IsIndentedLikeItsNeighbours()
    {
        var added = RuleLines.Add(File, Rule(File, "B"), "- alert: New\n  expr: up < 3\n  for: 1m\n");
        Assert.Equal(File.Replace("        alert: B\n", "        alert: B\n      - alert: New\n        expr: up < 3\n        for: 1m\n", StringComparison.Ordinal), added.Value);
    }

    [Fact]
    public void Rule_InAFlow_IsLeftAlone() => Assert.Contains("lines of its own", RuleLines.Delete(File, Rule(File, "C")).Failure!.Problem, StringComparison.Ordinal);

    private static Rule Rule(string file, string name) => RuleFile.Read(file).Rules.Single(r => r.Name.Value == name);
}
