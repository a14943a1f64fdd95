using System.Text.RegularExpressions;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class IsartorExpositionTests
{
    private static readonly (string Name, string Kind, string Help, string[] Labels)[] Families =
    [
        ("isartor_cache_events_total", "counter", "Cache hits and misses by cache layer and tool", ["cache_layer", "job", "outcome", "tool"]),
        ("isartor_errors_total", "counter", "Total errors emitted by each layer", ["error_class", "job", "layer", "tool"]),
        ("isartor_layer_duration_seconds", "histogram", "Per-layer processing latency in seconds", ["job", "layer_name", "tool"]),
        ("isartor_request_duration_seconds", "histogram", "End-to-end request latency in seconds", ["client", "endpoint_family", "final_layer", "job", "status_code", "tool", "traffic_surface"]),
        ("isartor_requests_total", "counter", "Total requests processed, labelled by final layer and status", ["client", "endpoint_family", "final_layer", "job", "status_code", "tool", "traffic_surface"]),
        ("isartor_retries_total", "counter", "Total retry attempts and their outcomes", ["attempts", "job", "operation", "outcome", "tool"]),
        ("isartor_tokens_saved_total", "counter", "Estimated cloud LLM tokens saved by early resolution (L1a/L1b/L2)", ["client", "endpoint_family", "final_layer", "job", "tool", "traffic_surface"]),
        ("target_info", "gauge", "Target metadata", ["job", "service_version"]),
    ];

    private static readonly string[] Bounds = ["0", "5", "10", "25", "50", "75", "100", "250", "500", "750", "1000", "2500", "5000", "7500", "10000", "+Inf"];

    [Fact]
    public async Task Collector_AfterAnOutage_ExposesExactlyTheEightFamilies()
    {
        var run = new IsartorRun().Run(5).Begin(Scenario.ProviderOutage, Providers.OpenAi, 10).Run(12);
        await using var server = await IsartorServer.StartAsync(run.Gateway, "collector");
        using var response = await server.SendAsync(HttpMethod.Get, "/metrics", key: null);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            Families.SelectMany(f => new[] { $"# HELP {f.Name} {f.Help}", $"# TYPE {f.Name} {f.Kind}" }),
            lines.Where(l => l.StartsWith('#')));
        var samples = lines.Where(l => !l.StartsWith('#')).Select(Series.Parse).ToList();
        Assert.All(samples, s => Assert.Equal("isartor-gateway", s.Labels["job"]));
        foreach (var family in Families)
        {
            var own = samples.Where(s => Stem(s.Name) == family.Name).ToList();
            Assert.NotEmpty(own);
            Assert.All(own, s => Assert.Equal(family.Labels, s.Labels.Keys.Where(k => k != "le")));
        }
    }

    [Theory]
    [InlineData("isartor_layer_duration_seconds")]
    [InlineData("isartor_request_duration_seconds")]
    public void Histogram_EveryChild_HasTheSdksDefaultBounds(string name)
    {
        var children = new IsartorRun().Run(5).Scrape().Where(s => s.Name == name + "_bucket")
            .GroupBy(s => string.Join(',', s.Labels.Where(l => l.Key != "le").Select(l => l.Value))).ToList();

        Assert.NotEmpty(children);
        Assert.All(children, child => Assert.Equal(Bounds, child.Select(s => s.Labels["le"])));
        Assert.All(children, child => Assert.Equal(child.Select(s => s.Value).Order(), child.Select(s => s.Value)));
    }

    [Fact]
    public void Series_AfterEveryKindOfIncident_StayFew()
    {
        var seen = new HashSet<string>();
        var run = new IsartorRun();
        foreach (var (scenario, target) in new[]
        {
            (Scenario.ProviderOutage, Providers.OpenAi), (Scenario.ProviderOutage, Providers.Anthropic), (Scenario.AuthFlood, GatewayNames.Edge),
            (Scenario.CacheCollapse, GatewayNames.Edge), (Scenario.SlowModel, Models.Gpt4o),
        })
        {
            run.Begin(scenario, target, 10).Run(12);
            seen.UnionWith(run.Scrape().Select(s => s.Name + string.Join(',', s.Labels)));
        }

        Assert.InRange(seen.Count, 500, 620);
    }

    [Fact]
    public void Requests_ByLayer_HaveTheMixOfTheThreeSurfaces()
    {
        var run = new IsartorRun().Run(120);
        var all = run.Sum("isartor_requests_total");

        Assert.InRange(run.Sum("isartor_requests_total", ("final_layer", "L1a_ExactCache")) / all, 0.19, 0.28);
        Assert.InRange(run.Sum("isartor_requests_total", ("final_layer", "L1b_SemanticCache")) / all, 0.14, 0.23);
        Assert.InRange(run.Sum("isartor_requests_total", ("final_layer", "L2_SLM")) / all, 0.11, 0.18);
        Assert.InRange(run.Sum("isartor_requests_total", ("traffic_surface", "proxy")) / all, 0.12, 0.18);
        Assert.InRange(run.Sum("isartor_requests_total", ("traffic_surface", "mcp")) / all, 0.06, 0.12);
    }

    [Fact]
    public void CacheLookups_OverMcp_CarryTheRawLayerNames()
    {
        var mcp = new IsartorRun().Run(30).Scrape().Where(s => s.Name == "isartor_requests_total" && s.Labels["traffic_surface"] == "mcp").ToList();

        Assert.Equal(["l1a", "l1b", "miss"], mcp.Select(s => s.Labels["final_layer"]).Order());
        Assert.All(mcp, s => Assert.Equal(s.Labels["final_layer"] == "miss" ? "204" : "200", s.Labels["status_code"]));
        Assert.All(mcp, s => Assert.Equal("copilot cache_lookup copilot", $"{s.Labels["client"]} {s.Labels["endpoint_family"]} {s.Labels["tool"]}"));
    }

    [Fact]
    public void CacheEvents_PerTool_CountTheSumUnderTheSameLabelAsItsParts()
    {
        var run = new IsartorRun().Run(30);

        foreach (var tool in new[] { "cursor", "curl", "copilot" })
        {
            double Events(string layer, string outcome) => run.Sum("isartor_cache_events_total", ("cache_layer", layer), ("outcome", outcome), ("tool", tool));
            Assert.Equal(Events("l1", "hit"), Events("l1a", "hit") + Events("l1b", "hit"));
            Assert.Equal(Events("l1a", "hit") + Events("l1a", "miss"), Events("l1", "hit") + Events("l1", "miss"));
        }
    }

    [Fact]
    public void ProxiedHits_FasterThanAMillisecond_LieInTheBucketZero()
    {
        var run = new IsartorRun().Run(60);
        (string, string)[] hits = [("traffic_surface", "proxy"), ("final_layer", "L1a_ExactCache")];

        Assert.InRange(
            run.Sum("isartor_request_duration_seconds_bucket", [.. hits, ("le", "0")]) / run.Sum("isartor_request_duration_seconds_count", hits), 0.3, 0.9);
        Assert.Equal(0, run.Sum("isartor_request_duration_seconds_bucket", ("traffic_surface", "gateway"), ("le", "0")));
    }

    [Fact]
    public void Simulation_TwiceWithTheSameSeed_IsTheSame()
    {
        static string Text(int seed) => string.Join('\n', new IsartorRun(seed).Run(60).Scrape().Select(s => $"{s.Name} {string.Join(',', s.Labels)} {s.Value}"));

        Assert.Equal(Text(11), Text(11));
        Assert.NotEqual(Text(11), Text(12));
    }

    private static string Stem(string name) => Regex.Replace(name, "_(bucket|sum|count)$", "");
}
