using OperatorConsole.Core;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Rules;

namespace OperatorConsole.Tests.Core.Alerting.Editing;

public sealed class RuleEditorTests
{
    [Theory]
    [InlineData("expr: up > 0.05", "expr: up > 0.1")]
    [InlineData("expr: up > 0.05 # enough", "expr: up > 0.1 # enough")]
    [InlineData("expr: 'up{a=\"it''s\"} > 0.05'", "expr: 'up{a=\"it''s\"} > 0.1'")]
    [InlineData("expr: \"up{a=\\\"b\\\"} > 0.05\"", "expr: \"up{a=\\\"b\\\"} > 0.1\"")]
    [InlineData("expr: \"up{a=\\\"\\x41\\u00e9\\U0001F600\\\"} >\\n0.05\"", "expr: \"up{a=\\\"\\x41\\u00e9\\U0001F600\\\"} >\\n0.1\"")]
    [InlineData("expr: \"\\x30.0\\x35 < up\"", "expr: \"0.1 < up\"")]
    [InlineData("expr: |\n      up # why\n        > 0.05 # enough\n", "expr: |\n      up # why\n        > 0.1 # enough\n")]
    [InlineData("expr: |+\n      up > 0.05\n\n\n", "expr: |+\n      up > 0.1\n\n\n")]
    [InlineData("expr: >-\n      up\n      > 0.05\n", "expr: >-\n      up\n      > 0.1\n")]
    [InlineData("expr: up\n      and up\n      > 0.05", "expr: up\n      and up\n      > 0.1")]
    [InlineData("expr: |\r\n      up\r\n        > 0.05\r\n", "expr: |\r\n      up\r\n        > 0.1\r\n")]
    [InlineData("\"expr\": up > 0.05", "\"expr\": up > 0.1")]
    public void Threshold_HoweverItIsWritten_IsAllThatChanges(string before, string after)
    {
        var file = $"# é😀\ngroups:\n- name: g\n  rules:\n  - alert: A\n    {before}\n  # end";
        Assert.Equal(file.Replace(before, after, StringComparison.Ordinal), Change(file, new RuleChanges { Thresholds = One(0, 0.1) }).Value);
    }

    [Theory]
    [InlineData("up < 3 * 24 * 3600", 345600, "up < 4 * 24 * 3600")]
    [InlineData("up < 3 * 24 * 3600", 100, "up < 100")]
    [InlineData("up > (14.4 * 0.001)", 0.006, "up > (6 * 0.001)")]
    [InlineData("up > -5", -6, "up > -6")]
    [InlineData("up > 5", -6, "up > -6")]
    [InlineData("5 < up", 6, "6 < up")]
    [InlineData("up > 1e9", 2500000000, "up > 2.5e9")]
    [InlineData("up > 010", 10, "up > 10")]
    [InlineData("up > bool 5", 6, "up > bool 6")]
    [InlineData("up > 1.2 * avg_over_time(up[1h])", 1.5, "up > 1.5 * avg_over_time(up[1h])")]
    [InlineData("up == 0", 1, "up == 1")]
    public void Threshold_OfAnyForm_KeepsTheForm(string before, double value, string after) =>
        Assert.Equal(File(after), Change(File(before), new RuleChanges { Thresholds = One(0, value) }).Value);

    [Fact]
    public void Thresholds_OfOneExpression_ChangeTogether() =>
        Assert.Equal(File("up > 6 and up < 7 and up > 0"), Change(File("up > 5 and up < 6 and up > 0"), new RuleChanges { Thresholds = new Dictionary<int, double> { [0] = 6, [1] = 7 } }).Value);

    [Theory]
    [InlineData("up < 3 # days\n        * 86400", "a comment stands within the number")]
    public void Threshold_WithACommentWithin_IsRefused(string expr, string problem) =>
        Assert.Contains(problem, Change($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |\n      {expr}\n", new RuleChanges { Thresholds = One(0, 5) }).Failure!.Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("    for: 5m # why", "    for: 10m # why")]
    [InlineData("    for: \"5m\"", "    for: \"10m\"")]
    [InlineData("    for: '5m'", "    for: '10m'")]
    [InlineData("    for: 0m", "    for: 10m")]
    [InlineData("    for:", "    for: 10m")]
    public void For_HoweverItIsWritten_IsAllThatChanges(string before, string after)
    {
        var file = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n{before}\n    labels: {{}}\n";
        Assert.Equal(file.Replace(before, after, StringComparison.Ordinal), Change(file, new RuleChanges { For = "10m" }).Value);
    }

    [Theory]
    [InlineData("  - alert: A\n    expr: up # x\n    labels:\n      a: b\n", "  - alert: A\n    expr: up # x\n    for: 10m\n    labels:\n      a: b\n")]
    [InlineData("  - alert: A\n    expr: |\n      up\n\n    # c\n  - alert: B\n    expr: up\n", "  - alert: A\n    expr: |\n      up\n    for: 10m\n\n    # c\n  - alert: B\n    expr: up\n")]
    [InlineData("  - alert: A\n    expr: up", "  - alert: A\n    expr: up\n    for: 10m")]
    [InlineData("  - alert: A\r\n    expr: up\r\n", "  - alert: A\r\n    expr: up\r\n    for: 10m\r\n")]
    [InlineData("  - { alert: A, expr: up }\n", "  - { alert: A, expr: up, for: 10m }\n")]
    [InlineData("  - {\"alert\": \"A\", \"expr\": \"up\"}\n", "  - {\"alert\": \"A\", \"expr\": \"up\", for: 10m}\n")]
    public void For_ThatWasNotThere_IsAdded(string before, string after) =>
        Assert.Equal($"groups:\n- name: g\n  rules:\n{after}", Change($"groups:\n- name: g\n  rules:\n{before}", new RuleChanges { For = "10m" }).Value);

    [Theory]
    [InlineData("  - alert: A\n    for: 5m # why\n    expr: up\n", "  - alert: A\n    expr: up\n")]
    [InlineData("  - for: 5m\n    alert: A\n    expr: up\n", "  - alert: A\n    expr: up\n")]
    [InlineData("  - alert: A\n    expr: up\n    for: 5m", "  - alert: A\n    expr: up")]
    [InlineData("  - {alert: A, for: 5m, expr: up}\n", "  - {alert: A, expr: up}\n")]
    [InlineData("  - {alert: A, expr: up, for: 5m}\n", "  - {alert: A, expr: up}\n")]
    public void For_TakenAway_TakesItsLineAlong(string before, string after) =>
        Assert.Equal($"groups:\n- name: g\n  rules:\n{after}", Change($"groups:\n- name: g\n  rules:\n{before}", new RuleChanges { For = "" }).Value);

    [Theory]
    [InlineData("    labels:\n      severity: warning # w\n      team: a", "    labels:\n      severity: critical # w\n      team: a")]
    [InlineData("    labels: { severity: warning }", "    labels: { severity: critical }")]
    [InlineData("    labels: {severity: \"warning\"}", "    labels: {severity: \"critical\"}")]
    [InlineData("    labels: {}", "    labels: {severity: critical}")]
    [InlineData("    labels: { team: a }", "    labels: { team: a, severity: critical }")]
    [InlineData("    labels:", "    labels:\n      severity: critical")]
    [InlineData("    labels: null", "    labels: \n      severity: critical")]
    [InlineData("    labels:\n        team: a", "    labels:\n        team: a\n        severity: critical")]
    [InlineData("    annotations: {a: b}", "    labels:\n      severity: critical\n    annotations: {a: b}")]
    public void Label_Set_IsAllThatChanges(string before, string after)
    {
        var file = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n{before}\n";
        Assert.Equal(file.Replace(before, after, StringComparison.Ordinal), Change(file, new RuleChanges { Labels = Text("severity", "critical") }).Value);
    }

    [Theory]
    [InlineData("    labels:\n      severity: warning\n      team: a", "    labels:\n      team: a")]
    [InlineData("    labels: { severity: warning, team: a }", "    labels: { team: a }")]
    public void Label_TakenAway_IsAllThatChanges(string before, string after)
    {
        var file = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n{before}\n";
        Assert.Equal(file.Replace(before, after, StringComparison.Ordinal), Change(file, new RuleChanges { Labels = Text("severity", null) }).Value);
    }

    [Theory]
    [InlineData("plain words", "other: words # with marks")]
    [InlineData("'it''s'", "it isn't")]
    [InlineData("\"say \\\"so\\\"\"", "say \"no\"\tand \\ back")]
    [InlineData("|\n        one\n        two\n", "one\ntwo and a half\nthree\n")]
    [InlineData(">\n        one\n        two\n", "{{ $value }} 😀")]
    [InlineData("plain", "two\nlines")]
    [InlineData("plain", "")]
    [InlineData("plain", " blanks around ")]
    [InlineData("plain", "null")]
    [InlineData("é😀", "😁é")]
    public void Annotation_OfAnyText_IsReadBackAsIt(string before, string text)
    {
        var file = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    annotations:\n      s: {before}\n      t: stays # c\n";
        var changed = Change(file, new RuleChanges { Annotations = Text("s", text) });
        Assert.Equal([text, "stays"], RuleFile.Read(changed.Value!).Rules.Single().Annotations.Select(a => a.Value.Value));
        Assert.EndsWith("\n      t: stays # c\n", changed.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expr: |\n      up\n        > 5 # why\n", "up\n  >= 6 # why")]
    [InlineData("expr: up > 5", "up{a=\"b: c\"} > 5 # x")]
    [InlineData("expr: 'up > 5'", "up > 5\nand\nup < 7")]
    [InlineData("expr: >\n      up\n      > 5\n", "sum(up)\n> 7")]
    public void Expression_Changed_IsReadBackAsIt(string before, string expr)
    {
        var changed = Change($"groups:\n- name: g\n  rules:\n  - alert: A\n    {before}\n    for: 5m\n", new RuleChanges { Expr = expr });
        Assert.Equal(expr, RuleFile.Read(changed.Value!).Rules.Single().Expr.Value.Trim());
    }

    [Theory]
    [InlineData("x: &x {severity: a}\ngroups:\n- name: g\n  rules:\n  - alert: A\n    expr: up > 5\n    labels: *x\n", "alias")]
    [InlineData("groups:\n- name: g\n  rules:\n  - &r\n    alert: A\n    expr: up > 5\n    labels: {severity: b}\n- name: h\n  rules:\n  - *r\n", "anchor")]
    [InlineData("groups:\n- name: g\n  rules:\n  - <<: &x {for: 5m}\n    alert: A\n    expr: up > 5\n", "<<")]
    public void Value_SharedByAnAnchor_IsNotChanged(string file, string problem) =>
        Assert.Contains(problem, Change(file, new RuleChanges { Labels = Text("severity", "c") }).Failure!.Problem, StringComparison.Ordinal);

    [Fact]
    public void Anchor_ThatNobodyRepeats_IsNoHindrance() =>
        Assert.True(Change("groups:\n- name: g\n  rules:\n  - &r\n    alert: A\n    expr: up > 5\n", new RuleChanges { Thresholds = One(0, 6) }).Succeeded);

    [Fact]
    public void Change_OfSomethingTheRuleHasNot_IsRefused()
    {
        Assert.Contains("no threshold 3", Change(File("up > 5"), new RuleChanges { Thresholds = One(3, 6) }).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("already says so", Change(File("up > 5"), new RuleChanges { Thresholds = One(0, 5) }).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("nothing is to change", Change(File("up > 5"), new RuleChanges()).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("no duration", Change(File("up > 5"), new RuleChanges { For = "5" }).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be the name", Change(File("up > 5"), new RuleChanges { Labels = Text("a-b", "c") }).Failure!.Problem, StringComparison.Ordinal);
        Assert.Contains("expression is wrong at", Change(File("up > 5"), new RuleChanges { Expr = "up >" }).Failure!.Problem, StringComparison.Ordinal);
    }

    private static Result<string> Change(string text, RuleChanges changes) => RuleEditor.Change(text, RuleFile.Read(text).Rules.First(), changes);

    private static string File(string expr) => $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: {expr}\n";

    private static Dictionary<int, double> One(int index, double value) => new() { [index] = value };

    private static Dictionary<string, string?> Text(string name, string? value) => new() { [name] = value };
}
