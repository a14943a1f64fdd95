using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Tests.Core.Alerting;

/// <summary>Each check with rules that it finds and rules of the same shape that are right.</summary>
public sealed class LinterTests
{
    [Theory]
    [InlineData("up ==", "promql-syntax")]
    [InlineData("range_median(up[5m]) > 5", "promql-newer")]
    [InlineData("up > 1_000", "never-fires promql-newer")]
    [InlineData("rate(x_total[5m]) >= 0", "always-fires")]
    [InlineData("x > bool 5", "always-fires")]
    [InlineData("vector(1) > 0", "always-fires")]
    [InlineData("up > 1", "never-fires")]
    [InlineData("up == 2", "never-fires")]
    [InlineData("rate(x_total[5m]) < 0", "never-fires")]
    [InlineData("absent(x) == 0", "never-fires")]
    [InlineData("sum(rate(x_total{e=\"1\"}[5m])) / sum(rate(x_total[5m])) > 5", "never-fires")]
    [InlineData("hour() > 24", "never-fires")]
    [InlineData("sum(rate(x_total{e=\"1\"}[5m])) / sum(rate(x_total[5m])) * 100 > 5", "")]
    [InlineData("rate(x_total[5m]) > 0", "")]
    [InlineData("x >= 0", "")]
    [InlineData("(x > bool 5) == 1", "")]
    [InlineData("1 - avg(up) > 0.5", "")]
    [InlineData("hour() >= 22", "")]
    [InlineData("sum(rate(x_total[5m]))", "no-condition")]
    [InlineData("a > 5 or b", "no-condition")]
    [InlineData("absent(x)", "")]
    [InlineData("a unless b", "")]
    [InlineData("count(up == 0)", "")]
    public void Truth_OfARule_IsToldWhereItIsCertain(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr));

    [Theory]
    [InlineData("rate(x_total{a=\"1\"}[5m]) / rate(x_total[5m]) > 0.5", "self-division")]
    [InlineData("x{a=\"1\"} / x > 0.5", "self-division")]
    [InlineData("(rate(x_total{a=\"1\",b=\"2\"}[5m])) / rate(x_total{b=\"2\"}[5m]) > 0.5", "self-division")]
    [InlineData("rate(x_total{a=\"1\"}[5m]) / ignoring(a) group_left rate(x_total[5m]) > 0.5", "")]
    [InlineData("rate(x_total[5m]) / rate(x_total[5m] offset 1d) > 2", "")]
    [InlineData("rate(x_total[5m]) / rate(x_total[1h]) > 2", "")]
    [InlineData("sum(rate(x_total{a=\"1\"}[5m])) / sum(rate(x_total[5m])) > 0.5", "")]
    [InlineData("rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m]) > 2", "")]
    [InlineData("sum by (a) (x) / sum by (b) (y) > 1", "unmatched-labels")]
    [InlineData("sum(x) / sum by (a) (y) > 1", "unmatched-labels")]
    [InlineData("sum by (a) (x) / on (a) group_left sum(y) > 1", "unmatched-labels")]
    [InlineData("x{s=\"bad\"} / y{s=\"good\"} > 1", "unmatched-labels")]
    [InlineData("x{s=\"bad\"} / ignoring (s) y{s=\"good\"} > 1", "")]
    [InlineData("sum by (a, b) (x) / on (a) group_left sum by (a) (y) > 1", "")]
    [InlineData("sum by (a) (x) / sum by (a) (y) > 1", "")]
    [InlineData("sum by (a) (x) > 5 unless sum by (b) (y)", "")]
    public void Sides_OfAnOperator_FindEachOther(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr));

    [Theory]
    [InlineData("histogram_quantile(0.9, sum(rate(x_bucket[5m]))) > 2", "quantile-without-le")]
    [InlineData("histogram_quantile(0.9, sum by (m) (rate(x_bucket[5m]))) > 2", "quantile-without-le")]
    [InlineData("histogram_quantile(0.9, rate(x_bucket[5m])) > 2", "quantile-unaggregated")]
    [InlineData("histogram_quantile(0.9, sum by (le) (x_bucket)) > 2", "bucket-misuse")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(x_count[5m]))) > 2", "bucket-misuse")]
    [InlineData("sum(rate(x_bucket[5m])) > 2", "bucket-misuse")]
    [InlineData("histogram_quantile(0.9, sum by (le, m) (rate(x_bucket[5m]))) > 2", "")]
    [InlineData("histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m]))) > 2", "")]
    [InlineData("histogram_quantile(0.9, sum(rate(x_seconds[5m]))) > 2", "")]
    [InlineData("histogram_quantile(0.9, job:x_bucket:rate5m) > 2", "")]
    [InlineData("sum(rate(x_bucket{le=\"0.5\"}[5m])) / sum(rate(x_count[5m])) < 0.9", "")]
    [InlineData("x_total > 5", "counter-without-rate")]
    [InlineData("sum by (a) (x_total) * 2 > 5", "counter-without-rate")]
    [InlineData("rate(memory_bytes[5m]) > 5", "gauge-in-rate")]
    [InlineData("increase(up[5m]) > 5", "gauge-in-rate")]
    [InlineData("absent(x_total) == 1", "always-fires")]
    [InlineData("x_total - x_total offset 5m > 5", "")]
    [InlineData("count(x_total) > 5", "")]
    [InlineData("rate(sent_bytes_total[5m]) > 5", "")]
    [InlineData("deriv(memory_bytes[5m]) > 5", "")]
    public void Metrics_InARule_AreUsedForWhatTheyAre(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr));

    [Theory]
    [InlineData("sum(rate(x_total[5m])) == 0", "absent-not-zero")]
    [InlineData("increase(x_total[1h]) < 5", "absent-not-zero")]
    [InlineData("sum(rate(x_total[5m])) == 0 or absent(x_total)", "")]
    [InlineData("(sum(rate(x_total[5m])) or vector(0)) == 0", "")]
    [InlineData("up == 0", "")]
    [InlineData("sum(rate(h_total{r=\"hit\"}[5m])) / sum(rate(h_total[5m])) < 0.3", "")]
    [InlineData("1 - sum(rate(x_total{a=\"1\"}[5m])) / sum(rate(x_total[5m])) < 0.5", "absent-part")]
    [InlineData("1 - (sum(rate(x_total{a=\"1\"}[5m])) or vector(0)) / sum(rate(x_total[5m])) < 0.5", "")]
    [InlineData("cache_hit_rate < 0.7", "ready-made-ratio")]
    [InlineData("heart_rate < 0.7", "")]
    [InlineData("count by (a) (sum by (a) (x)) > 1", "count-cannot-exceed")]
    [InlineData("count by (a) (sum by (a, b) (x)) > 1", "")]
    [InlineData("count by (cluster) (up == 0) > 3", "")]
    [InlineData("sum(rate(x_total{code=~\"4..|5..\"}[5m])) > 1", "client-errors")]
    [InlineData("sum(rate(x_total{status=~\"[45]..\"}[5m])) > 1", "client-errors")]
    [InlineData("sum(rate(x_total{code=~\"5..\"}[5m])) > 1", "")]
    [InlineData("sum(rate(x_total{code=~\"...\"}[5m])) > 1", "")]
    [InlineData("sum(rate(x_total{model=~\"4..|5..\"}[5m])) > 1", "")]
    public void Meaning_OfARule_IsWhatItSays(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr));

    [Theory]
    [InlineData("HighErrorRate", "rate(e_total[5m]) > 0.05", "", "rate-as-percentage")]
    [InlineData("Errors", "sum(rate(e_total[5m])) > 0.05", "annotations: {summary: more than 5% fail}", "rate-as-percentage")]
    [InlineData("Errors", "rate(e_total[5m]) > 0.05", "", "")]
    [InlineData("HighErrorRate", "rate(e_total[5m]) / rate(r_total[5m]) > 0.05", "", "")]
    [InlineData("HighErrorRate", "rate(e_total[5m]) > 5", "", "")]
    [InlineData("A", "x > 5", "annotations: {summary: above 10}", "stale-number")]
    [InlineData("A", "x > 0.05", "annotations: {summary: above 10%}", "stale-number")]
    [InlineData("A", "x > 0.05", "annotations: {summary: above 5% for 10 minutes}", "")]
    [InlineData("A", "x > 2", "annotations: {summary: latency over 2s}", "")]
    [InlineData("A", "x > 0.2", "annotations: {summary: p99 > 200ms}", "")]
    [InlineData("A", "x > 3600", "annotations: {summary: older than 1 hour}", "")]
    [InlineData("A", "1 - x < 0.95", "annotations: {summary: more than 5% fail}", "")]
    [InlineData("A", "x > 5", "annotations: {summary: 'was {{ $value }}, host 10 is down'}", "")]
    [InlineData("A", "x > 5", "for: 10m\nannotations: {summary: failing for more than 10m}", "")]
    [InlineData("A", "x > 5", "annotations: {summary: '{{ $value '}", "template-syntax")]
    [InlineData("A", "x > 5", "annotations: {summary: '{{ $value | humanise }}'}", "template-syntax")]
    [InlineData("A", "x > 5", "annotations: {summary: '{{ $valu }}'}", "template-syntax")]
    [InlineData("A", "x > 5", "annotations: {summary: '{{ if gt $value 5.0 }}a'}", "template-syntax")]
    [InlineData("A", "x > 5", "labels: {v: '{{ $value }}'}", "template-value")]
    [InlineData("A", "sum(x) > 5", "annotations: {summary: 'on {{ $labels.host }}'}", "template-label")]
    [InlineData("A", "sum by (host) (x) > 5", "annotations: {summary: 'on {{ $labels.host }}'}", "")]
    [InlineData("A", "x > 5", "annotations: {summary: '{{ with query \"up\" }}{{ . | first | value }}{{ end }} {{ $x := 5 }}{{ $x }} {{ printf \"%.2f\" .Value }} {{/* no */}}'}", "")]
    public void Texts_OfARule_FitItsExpression(string name, string expr, string more, string checks) =>
        Assert.Equal(checks, string.Join(' ', Linter.Examine(LintedRule.File(name, expr, more), LintSurroundings.Unknown).Select(f => f.Check.Id)));

    [Theory]
    [InlineData("rate(x_total[1m]) > 5", "for: 1m", "")]
    [InlineData("rate(x_total[50s]) > 5", "for: 1m", "window-too-short")]
    [InlineData("rate(x_total[5m]) > 5", "for: 30s", "for-too-short")]
    [InlineData("rate(x_total[5m]) > 5", "for: 0s", "")]
    [InlineData("max_over_time(x[10s]) > 5", "", "")]
    public void Times_OfARule_HoldEnoughSamples(string expr, string more, string checks) =>
        Assert.Equal(checks, LintedRule.Checks(expr, more, new LintSurroundings { ScrapeInterval = TimeSpan.FromSeconds(30), EvaluationInterval = TimeSpan.FromSeconds(30) }));

    [Theory]
    [InlineData("limitk(3, x) > 5", "promql-version")]
    [InlineData("holt_winters(x[1h], 0.5, 0.5) > 5", "")]
    [InlineData("x > 5", "")]
    public void Language_NewerThanTheServer_IsAnError(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr, around: new LintSurroundings { Version = new LanguageVersion(2, 42) }));

    [Theory]
    [InlineData("> 5", "> 10", "")]
    [InlineData("> 10", "> 5", "severity-order")]
    [InlineData("> 5", "> 5", "severity-order")]
    [InlineData("< 0.5", "< 0.3", "")]
    [InlineData("< 0.3", "< 0.5", "severity-order")]
    public void WarningAndCritical_OfOneExpression_StandInTheirOrder(string warning, string critical, string checks)
    {
        var text = $"groups:\n- name: g\n  rules:\n  - {{alert: W, expr: 'sum(rate(x_total[5m])) / sum(rate(y_total[5m])) {warning}', labels: {{severity: warning}}}}\n  - {{alert: C, expr: 'sum(rate(x_total[5m]))/sum(rate(y_total[5m])) {critical}', labels: {{severity: critical}}}}\n";
        Assert.Equal(checks, string.Join(' ', Linter.Examine(text, LintSurroundings.Unknown).Select(f => f.Check.Id)));
    }

    [Theory]
    [InlineData("rate(x_total{a=\"1\"}[5m]) / rate(x_total[5m]) > 0.5", "sum(rate(x_total{a=\"1\"}[5m])) / sum(rate(x_total[5m])) > 0.5")]
    [InlineData("histogram_quantile(0.9, sum by (m) (rate(x_bucket[5m]))) > 2", "histogram_quantile(0.9, sum by (m, le) (rate(x_bucket[5m]))) > 2")]
    [InlineData("histogram_quantile(0.9, rate(x_bucket[5m])) > 2", "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m]))) > 2")]
    [InlineData("x_total > 0", "increase(x_total[5m]) > 0")]
    [InlineData("sum(rate(x_total[5m])) == 0", "(sum(rate(x_total[5m])) or vector(0)) == 0")]
    [InlineData("sum by (a) (rate(x_total[5m])) == 0", "sum by (a) (rate(x_total[5m])) == 0 or absent(x_total)")]
    [InlineData("sum(rate(x_total{code=~'4..|5..'}[5m])) > 1", "sum(rate(x_total{code=~\"5..\"}[5m])) > 1")]
    [InlineData("x > bool 5", "x > 5")]
    public void Correction_OfAFinding_IsFoundRight(string expr, string correction)
    {
        var finding = Assert.Single(LintedRule.Findings(expr));
        Assert.Equal(correction, finding.Correction);
        Assert.Empty(LintedRule.Findings(correction));
    }

    [Theory]
    [InlineData("# lint disable counter-without-rate", "")]
    [InlineData("# pint disable promql/counter", "")]
    [InlineData("# pint disable promql/counter(x_total)", "")]
    [InlineData("# lint disable self-division", "counter-without-rate")]
    [InlineData("# pint disable promql/rate", "counter-without-rate")]
    [InlineData("# please lint disable counter-without-rate", "counter-without-rate")]
    public void Comment_AtARule_SwitchesACheckOffThere(string comment, string checks)
    {
        var text = $"groups:\n- name: g\n  rules:\n  # why\n  {comment}\n  - alert: A\n    expr: x_total > 5\n";
        Assert.Equal(checks, Checks(text));
        Assert.Equal(checks, Checks($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |\n      {comment}\n      x_total > 5\n"));
        Assert.Equal($"{checks} counter-without-rate".Trim(), Checks(text + "  - alert: B\n    expr: y_total > 5\n"));
    }

    [Theory]
    [InlineData("# lint file/disable counter-without-rate")]
    [InlineData("# pint file/disable promql/counter")]
    [InlineData("# pint ignore/file")]
    public void Comment_ForTheFile_SwitchesACheckOffEverywhere(string comment) => Assert.Equal("", Checks($"{comment}\n{LintedRule.File("A", "x_total > 5")}"));

    [Fact]
    public void Finding_InABlock_StandsWhereItStandsInTheFile()
    {
        var finding = Assert.Single(LintedRule.Findings("sum(rate(a_total[5m]))\n  + sum(x_total)\n  > 5"));
        Assert.Equal(new SourcePosition(7, 15, 15), finding.Position);
    }

    [Fact]
    public void EachCheck_HasItsSectionInTheDocuments()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "lint.md"));
        var sections = page.Split('\n').Where(l => l.StartsWith("### ", StringComparison.Ordinal)).Select(l => l[4..].Trim());
        Assert.Equal(Linter.Checks.Select(c => c.Id), sections);
        Assert.Equal(Linter.Checks.Count, Linter.Checks.DistinctBy(c => c.Id).Count());
    }

    private static string Checks(string text) => string.Join(' ', Linter.Examine(text, LintSurroundings.Unknown).Select(f => f.Check.Id));
}
