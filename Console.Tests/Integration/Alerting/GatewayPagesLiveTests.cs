using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Demo.Gateways.StrataRouter;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Gatewayz;
using OperatorConsole.Tests.Demo.Isartor;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Alerting;

/// <summary>The rules on the gateways' pages beside a real Prometheus that scrapes gateways with exactly their series.</summary>
public sealed class GatewayPagesLiveTests : IAsyncLifetime
{
    private IsartorServer _isartor = null!;
    private Upstream _gatewayz = null!;
    private Upstream _strataRouter = null!;
    private RealPrometheus _prometheus = null!;

    public async Task InitializeAsync()
    {
        var isartor = new IsartorRun().Run(60);
        _isartor = await IsartorServer.StartAsync(isartor.Gateway, "collector");
        var gatewayz = GatewayzRun.Calm(TimeSpan.FromHours(3));
        gatewayz.Advance(TimeSpan.FromMinutes(90));
        _gatewayz = await Upstream.StartAsync(200, "text/plain; version=0.0.4", gatewayz.Gateway.Metrics.Expose());
        var strataRouter = new StrataRouterGateway(new World(7));
        strataRouter.Begin(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        strataRouter.Advance(strataRouter.Now.AddMinutes(60));
        _strataRouter = await Upstream.StartAsync(200, "text/plain; version=0.0.4", strataRouter.Metrics.Expose());
        _prometheus = await RealPrometheus.StartAsync($$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - { job_name: otel-collector, static_configs: [{ targets: ['{{_isartor.Address.Authority}}'] }] }
              - { job_name: gatewayz_production, static_configs: [{ targets: ['{{_gatewayz.Address.Authority}}'] }] }
              - { job_name: stratarouter, static_configs: [{ targets: ['{{_strataRouter.Address.Authority}}'] }] }
            """);
        using var http = new HttpClient { BaseAddress = _prometheus.Address };
        await Eventually.TrueAsync("all gateways are scraped", async () =>
        {
            var answer = await http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/query?query=sum(up)", UriKind.Relative));
            return answer.GetProperty("data").GetProperty("result").EnumerateArray().Any(s => s.GetProperty("value")[1].GetString() == "3");
        });
    }

    public async Task DisposeAsync()
    {
        await _prometheus.DisposeAsync();
        await _isartor.DisposeAsync();
        await _gatewayz.DisposeAsync();
        await _strataRouter.DisposeAsync();
    }

    [Fact]
    public async Task PagesRules_BesideTheirSeries_HaveTheseFindings()
    {
        Assert.Equal(
            """
            HighErrorRate rate-as-percentage unknown-label
            HighLatency quantile-unaggregated threshold-in-first-bucket
            LowCacheHitRate self-division
            LowDeflectionRate absent-part
            FirewallDown unknown-job
            """,
            await FindingsAsync("isartor"));
        Assert.Equal(
            """
            HighErrorRate rate-as-percentage
            LowCacheHitRate ready-made-ratio
            """,
            await FindingsAsync("stratarouter"));
        Assert.Equal(
            """
            ModelLatencyCritical threshold-above-buckets
            NoInferenceRequests absent-not-zero
            ProviderUnhealthy unknown-metric
            ProviderDegraded unknown-metric
            CircuitBreakerOpen unknown-metric
            MultipleCircuitBreakersOpen unknown-metric
            DatabaseQuerySlow bucket-of-summary
            DatabaseQueryCritical bucket-of-summary
            HighDatabaseErrorRate unknown-metric
            LowCacheHitRate never-written unknown-metric
            CacheConnectionFailure counter-without-rate unknown-metric
            HighRateLimitHitRate unknown-metric
            RateLimitSystemOverload unknown-metric
            HighCreditDeductionFailureRate rate-as-percentage
            HighHTTP5xxRate unknown-label
            HighHTTP4xxRate unknown-label
            APIEndpointDown absent-not-zero
            HighRequestLatency threshold-above-buckets
            HighMemoryUsage unknown-metric
            TooManyOpenConnections unknown-metric
            UnusualErrorPattern unknown-label
            PricingSyncSchedulerStopped unknown-metric
            PricingSyncHighErrorRate self-division unknown-metric
            PricingSyncNoRunsRecorded absent-not-zero unknown-metric
            PricingSyncDatabaseUpdateFailures unknown-metric
            PricingSyncSlowDuration unknown-metric
            PricingSyncLowModelsUpdated unknown-metric
            PricingSyncMemoryUsageHigh unknown-job
            PricingSyncProviderTimeout unknown-metric
            PricingSyncStaleData unknown-metric
            PricingSyncCompleted unknown-metric
            PricingSyncProviderAdded unknown-metric
            LowModelHealthScore absent-not-zero
            LowProviderHealthScore absent-not-zero
            NoTrafficDetected absent-not-zero
            HighAPIErrorRate client-errors
            """,
            await FindingsAsync("gatewayz"));
    }

    /// <summary>Each rule with findings, and the checks that found something.</summary>
    private async Task<string> FindingsAsync(string gateway)
    {
        var file = RuleFile.Read(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Console.Tests", "Core", "Alerting", "Pages", $"{gateway}.rules.yml")));
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var client = new PrometheusClient(http, new ExternalPrometheus(_prometheus.Address), new PrometheusSettings());
        var known = await new CatalogueReader(client).ReadAsync(file.Rules, LintSurroundings.Unknown, CancellationToken.None);
        Assert.True(known.Succeeded, known.Failure?.ToString());
        var findings = Linter.Examine(file, known.Value);
        return string.Join('\n', findings.GroupBy(f => f.Rule!).Select(g => $"{g.Key.Name} {string.Join(' ', g.Select(f => f.Check.Id).Distinct().Order(StringComparer.Ordinal))}"));
    }
}
