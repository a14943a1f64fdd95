using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.Alerting;

public sealed class RuleFileTests
{
    private const string File = """
        # why
        groups:
        - name: gateway
          interval: 30s
          rules:
          - alert: Down
            expr: up{job="edge"} == 0
            for: 2m
            labels: { severity: critical }
            annotations:
              summary: "It's \"down\""
          - record: job:up:sum
            expr: sum by (job) (up)
        """;

    [Fact]
    public void Rules_Read_HaveTheirFieldsAndPlaces()
    {
        var file = RuleFile.Read(File);
        var rules = file.Rules.ToList();

        Assert.Empty(file.Problems);
        Assert.Equal(("gateway", TimeSpan.FromSeconds(30)), (file.Groups[0].Name, file.Groups[0].Interval));
        Assert.Equal([(true, "Down"), (false, "job:up:sum")], rules.Select(r => (r.IsAlert, r.Name.Value)));
        Assert.Equal((TimeSpan.FromMinutes(2), "critical", "It's \"down\""), (rules[0].For, rules[0].Label("severity"), rules[0].Annotations[0].Value.Value));
        Assert.StartsWith("alert: Down", rules[0].Range.Of(File), StringComparison.Ordinal);
        Assert.Equal("0", Place(rules[0], t => t.Thresholds.All[0].Range));
    }

    [Theory]
    [InlineData("expr: up{a=\"b\"} > 0.05")]
    [InlineData("expr: 'up{a=\"it''s\"} > 0.05'")]
    [InlineData("expr: \"up{a=\\\"b\\\"} > 0.05\"")]
    [InlineData("expr: \"up{a=\\\"b\\\"} \\\n      > 0.05\"")]
    [InlineData("expr: |\n      up{a=\"b\"}\n        > 0.05 # enough\n")]
    [InlineData("expr: |- # why\n      up\n\n\n        > 0.05\n")]
    [InlineData("expr: >\n      up{a=\"b\"}\n      > 0.05\n")]
    [InlineData("expr: up\n      and up\n      > 0.05")]
    [InlineData("expr: |\r\n      up\r\n        > 0.05\r\n")]
    public void Threshold_HoweverTheTextIsWritten_StandsWhereItStandsInTheFile(string expr)
    {
        var text = $"groups:\n- name: é😀\n  rules:\n  - alert: A\n    {expr}\n";
        var file = RuleFile.Read(text);

        Assert.Empty(file.Problems);
        var rule = file.Rules.Single();
        Assert.True(rule.Parsed.Succeeded, rule.Parsed.Error?.ToString());
        var place = rule.Expr.Place(rule.Analysis!.Thresholds.All[0].Range);
        Assert.Equal((text.IndexOf("0.05", StringComparison.Ordinal), "0.05"), (place?.Start, place?.Of(text)));
    }

    [Fact]
    public void Place_OfATextWithEscapes_IsBehindThem()
    {
        const string Text = "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: \"up{a=\\\"\\x41\\U0001F600\\\"}\\n > 5\"\n";
        var rule = RuleFile.Read(Text).Rules.Single();
        Assert.Equal("up{a=\"A😀\"}\n > 5", rule.Expr.Value);
        Assert.Equal("5", rule.Expr.Place(rule.Analysis!.Thresholds.All[0].Range)?.Of(Text));
    }

    [Fact]
    public void PrometheusRule_OfTheOperator_IsReadAsAFile() =>
        Assert.Equal("A", RuleFile.Read("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: x}\nspec:\n  groups:\n  - name: g\n    rules:\n    - alert: A\n      expr: up\n").Rules.Single().Name.Value);

    [Theory]
    [InlineData("groups: [", "this is no YAML")]
    [InlineData("groups: {a[: b}", "this is no YAML")]
    [InlineData("gro\0ups: []", "this is no YAML: it holds the character U+0000")]
    [InlineData("[]", "a rule file is a mapping with “groups”")]
    [InlineData("group: []", "Prometheus knows no “group” here. Did you mean “groups”?")]
    [InlineData("groups: 5", "“groups” must be a list")]
    [InlineData("groups:\n- rules: []", "“name” is missing")]
    [InlineData("groups:\n- name: g\n  interval: soon", "“soon” is no duration")]
    [InlineData("groups:\n- name: g\n- name: g", "the group “g” stands there twice")]
    [InlineData("groups:\n- name: g\n  rules:\n  - expr: up", "the rule has neither “alert” nor “record”")]
    [InlineData("groups:\n- name: g\n  rules:\n  - alert: A", "“expr” is missing")]
    [InlineData("groups:\n- name: g\n  rules:\n  - alert: A\n    record: b\n    expr: up", "the rule has both")]
    [InlineData("groups:\n- name: g\n  rules:\n  - record: a b\n    expr: up", "“a b” is no name for a series")]
    [InlineData("groups:\n- name: g\n  rules:\n  - record: a\n    expr: up\n    for: 5m", "“for” stands only in alerts")]
    [InlineData("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    four: 5m", "Did you mean “for”?")]
    [InlineData("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    labels: {a-b: c}", "“a-b” cannot be the name of a label")]
    [InlineData("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    labels: [a]", "“labels” must be a mapping")]
    [InlineData("groups: []\n---\ngroups: []", "Prometheus reads no document but the first")]
    public void File_ThatPrometheusRefuses_SaysWhy(string text, string problem) =>
        Assert.Contains(problem, Assert.Single(RuleFile.Read(text).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void File_NestedWithoutEnd_IsAProblemAndNothingWorse(string piece) =>
        Assert.Contains("no YAML", Assert.Single(RuleFile.Read($"groups: \n  {string.Concat(Enumerable.Repeat(piece, 100_000))}").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void File_OfAliasesOfAliases_IsReadAtOnce()
    {
        var laughs = string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        Assert.NotEmpty(RuleFile.Read($"a0: &a0 [x]\n{laughs}groups: []").Problems);
    }

    private static string? Place(Rule rule, Func<ExpressionAnalysis, TextRange> part) => rule.Expr.Place(part(rule.Analysis!))?.Of(File);
}
