using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Gateways;

namespace OperatorConsole.Tests.Core.Alerting;

/// <summary>Rules beside what a server has.</summary>
public sealed class KnownSeriesTests
{
    private static readonly MetricFacts[] Facts =
    [
        Fact("requests_total", "counter", ("job", "collector"), ("exported_job", "gateway"), ("status_code", "200 502"), ("layer", "l1a l1b")),
        Fact("errors_total", "counter", ("job", "collector"), ("provider", "a b")),
        Fact("duration_bucket", "counter", ("job", "collector"), ("le", "0.0 5.0 10.0 +Inf")),
        Fact("breaker", "gauge", ("job", "collector"), ("instance", "1 2"), ("provider", "a b"), ("state", "open closed")),
        new("never", "counter", new Dictionary<string, IReadOnlySet<string>>(), 0),
        new("query_seconds", "summary", new Dictionary<string, IReadOnlySet<string>>(), 0),
        new("many", "gauge", new Dictionary<string, IReadOnlySet<string>>(), 5000),
    ];

    private static readonly LintSurroundings Server = new()
    {
        Metrics = new MetricCatalogue(Facts.Where(f => f.SeriesCount > 0).Select(f => f.Name).ToHashSet(), Facts.ToDictionary(f => f.Name)),
    };

    [Theory]
    [InlineData("sum(rate(requests_total{status_code=~\"5..\"}[5m])) > 1", "")]
    [InlineData("sum(rate(request_total[5m])) > 1", "unknown-metric")]
    [InlineData("sum(rate(requests_total{status=\"error\"}[5m])) > 1", "unknown-label")]
    [InlineData("sum(rate(requests_total{status!=\"error\"}[5m])) > 1", "")]
    [InlineData("sum by (model) (rate(requests_total[5m])) > 1", "unknown-label")]
    [InlineData("sum(rate(requests_total{layer=~\"L1.*\"}[5m])) > 1", "unknown-value")]
    [InlineData("sum(rate(requests_total{layer=~\"(?i)L1.*\"}[5m])) > 1", "")]
    [InlineData("sum(rate(requests_total{job=\"gateway\"}[5m])) > 1", "exported-job")]
    [InlineData("sum(rate(requests_total{job=\"nobody\"}[5m])) > 1", "unknown-job")]
    [InlineData("rate(never[5m]) > 1", "never-written")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(query_seconds_bucket[5m]))) > 1", "bucket-of-summary")]
    [InlineData("absent(nothing)", "")]
    [InlineData("many > 5", "high-cardinality")]
    [InlineData("max(many) > 5", "")]
    [InlineData("rate(errors_total[5m]) / rate(requests_total[5m]) > 0.1", "unmatched-labels")]
    [InlineData("sum(rate(errors_total[5m])) / sum(rate(requests_total[5m])) > 0.1", "")]
    [InlineData("count by (provider) (breaker{state=\"open\"} == 1) > 3", "count-cannot-exceed")]
    [InlineData("count(breaker{state=\"open\"} == 1) > 3", "")]
    [InlineData("count by (state) (breaker == 1) > 3", "")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(duration_bucket[5m]))) > 10", "threshold-above-buckets")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(duration_bucket[5m]))) > 2", "threshold-in-first-bucket")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(duration_bucket[5m]))) > 7", "")]
    [InlineData("rate(breaker[5m]) > 1", "gauge-in-rate")]
    [InlineData("duration_bucket > 1", "counter-without-rate")]
    public void Rule_BesideTheServer_NamesWhatDoesNotExist(string expr, string checks) => Assert.Equal(checks, LintedRule.Checks(expr, around: Server));

    [Fact]
    public void Metric_MisspeltByALetter_IsCorrected() =>
        Assert.Equal("sum(rate(requests_total[5m])) > 1", Assert.Single(LintedRule.Findings("sum(rate(request_total[5m])) > 1", around: Server)).Correction);

    [Fact]
    public void TemplateLabel_ThatTheMetricHasNot_ShowsNothing()
    {
        Assert.Equal("template-label", LintedRule.Checks("breaker > 1", "annotations: {summary: '{{ $labels.model }}'}", Server));
        Assert.Equal("", LintedRule.Checks("breaker > 1", "annotations: {summary: '{{ $labels.provider }}'}", Server));
    }

    [Theory]
    [InlineData("sum(rate(isartor_requests_total{status_code=~\"5..\"}[5m])) > 1", "")]
    [InlineData("sum(rate(isartor_requests_total{status=\"error\"}[5m])) > 1", "unknown-label")]
    [InlineData("sum(rate(isartor_requests_total{env=\"prod\"}[5m])) > 1", "")]
    [InlineData("sum(rate(isartor_cache_events_total{outcome=\"hits\"}[5m])) > 1", "unknown-value")]
    [InlineData("sum(rate(isartor_cache_events_total{outcome=\"hit\"}[5m])) > 1", "")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(isartor_request_duration_seconds_bucket[5m]))) > 2", "threshold-in-first-bucket")]
    [InlineData("sum(rate(isartor_nosuch_total[5m])) > 1", "unknown-metric")]
    [InlineData("sum(rate(somebody_elses_total{a=\"b\"}[5m])) > 1", "")]
    [InlineData("gatewayz_daily_cost_estimate_usd > 1", "never-written")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(database_query_duration_seconds_bucket[5m]))) > 2", "bucket-of-summary")]
    public void Rule_BesideProfiles_NamesWhatNoGatewayHas(string expr, string checks)
    {
        var catalogue = ProfileCatalogue.Load();
        var profiles = new[] { "isartor", "gatewayz" }.Select(n => catalogue.Find(n).Value!.Metrics).ToList();
        Assert.Equal(checks, LintedRule.Checks(expr, around: new LintSurroundings { Metrics = ProfileMetrics.Of(profiles) }));
    }

    [Fact]
    public void Metric_OfAnOlderRelease_IsRenamed()
    {
        var known = new KnownMetrics([new KnownMetric { Name = "new_seconds", Type = MetricType.Histogram, Formerly = ["old_seconds"] }], [], []);
        var finding = Assert.Single(LintedRule.Findings("sum(rate(old_seconds_count[5m])) > 1", around: new LintSurroundings { Metrics = ProfileMetrics.Of([known]) }));
        Assert.Equal(("renamed-metric", "sum(rate(new_seconds_count[5m])) > 1"), (finding.Check.Id, finding.Correction));
    }

    private static MetricFacts Fact(string name, string type, params (string Label, string Values)[] labels) =>
        new(name, type, labels.ToDictionary(l => l.Label, l => (IReadOnlySet<string>)l.Values.Split(' ').ToHashSet()), 4);
}
