using OperatorConsole.Core.Alerting.Lint;

namespace OperatorConsole.Tests.Core.Alerting;

/// <summary>The rules on the gateways' own pages, by their text alone: <c>promtool check rules</c> finds nothing wrong with any.</summary>
public sealed class GatewayPagesTests
{
    [Fact]
    public void IsartorsRules_ByTheirText_HaveTheseFindings() => Assert.Equal(
        [
            "HighErrorRate rate-as-percentage",
            "HighLatency quantile-unaggregated",
            "LowCacheHitRate self-division",
            "LowDeflectionRate absent-part",
        ],
        Findings("isartor"));

    [Fact]
    public void StrataRoutersRules_ByTheirText_HaveTheseFindings() => Assert.Equal(["HighErrorRate rate-as-percentage", "LowCacheHitRate ready-made-ratio"], Findings("stratarouter"));

    [Fact]
    public void GatewayzRules_ByTheirText_HaveTheseFindings() => Assert.Equal(
        [
            "NoInferenceRequests absent-not-zero",
            "CacheConnectionFailure counter-without-rate",
            "HighCreditDeductionFailureRate rate-as-percentage",
            "APIEndpointDown absent-not-zero",
            "PricingSyncHighErrorRate self-division",
            "PricingSyncNoRunsRecorded absent-not-zero",
            "LowModelHealthScore absent-not-zero",
            "LowProviderHealthScore absent-not-zero",
            "NoTrafficDetected absent-not-zero",
            "HighAPIErrorRate client-errors",
        ],
        Findings("gatewayz"));

    [Theory]
    [InlineData("sum(rate(isartor_requests_total{status_code=~\"5..\"}[5m])) / sum(rate(isartor_requests_total[5m])) > 0.05")]
    [InlineData("sum(rate(isartor_cache_events_total{cache_layer=\"l1\",outcome=\"hit\"}[15m])) / sum(rate(isartor_cache_events_total{cache_layer=\"l1\"}[15m])) < 0.3")]
    [InlineData("absent(isartor_requests_total{exported_job=\"isartor-gateway\"})")]
    [InlineData("sum(rate(isartor_request_duration_seconds_sum[5m])) / sum(rate(isartor_request_duration_seconds_count[5m])) > 2")]
    [InlineData("1 - ((sum(rate(isartor_requests_total{final_layer=\"L3_Cloud\"}[1h])) or vector(0)) / (sum(rate(isartor_requests_total[1h])) > 0)) < 0.5")]
    [InlineData("sum(rate(stratarouter_runtime_errors_total[5m])) / sum(rate(stratarouter_runtime_requests_total[5m])) > 0.05")]
    [InlineData("sum(rate(hits_total[15m])) / (sum(rate(hits_total[15m])) + sum(rate(misses_total[15m]))) < 0.7")]
    [InlineData("(sum(rate(gatewayz_credit_deduction_total{status=\"failed\"}[5m])) / sum(rate(gatewayz_credit_deduction_total[5m]))) > 0.1")]
    [InlineData("count(circuit_breaker_current_state{state=\"open\"} == 1) > 3")]
    [InlineData("redis_up == 0")]
    public void RulesOfTheSameShape_ThatAreRight_HaveNone(string expr) =>
        Assert.Empty(Linter.Examine(LintedRule.File("HighErrorRate", expr), LintSurroundings.Unknown));

    private static IEnumerable<string> Findings(string gateway) =>
        Linter.Examine(File.ReadAllText(Path.Combine(Repository.Root, "Console.Tests", "Core", "Alerting", "Pages", $"{gateway}.rules.yml")), LintSurroundings.Unknown)
            .Select(f => $"{f.Rule!.Name} {f.Check.Id}");
}
