using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>Which family of metrics a gateway has is found out from a real Prometheus, and its charts show it.</summary>
public sealed class VariantTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime _time = new();
    private RealPrometheus _server = null!;
    private RemoteWrite _write = null!;
    private PrometheusClient _prometheus = null!;

    public static TheoryData<string, string> Variants
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var profile in ProfileCatalogue.Load().Usable)
                foreach (var variant in profile.Variants) all.Add(profile.Name, variant.Name);
            return all;
        }
    }

    public async Task InitializeAsync()
    {
        _server = await RealPrometheus.StartAsync();
        _write = new RemoteWrite(_server.Address);
        await new ImaginedSeries(_write, Now).WriteUpAsync(("job", "it"), ("instance", "a:9090"));
        _prometheus = new PrometheusClient(new HttpMessageInvoker(new SocketsHttpHandler()), new ExternalPrometheus(_server.Address), new PrometheusSettings());
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _write.Dispose();

    [Theory, MemberData(nameof(Variants))]
    public async Task Look_AtAGatewayWithOneFamily_FindsItAndItsChartsShowIt(string profile, string variant)
    {
        var expected = ProfileCatalogue.Load().Find(profile).Value!.Variants.Single(v => v.Name == variant);
        // What all variants have may be what another one is known by.
        var telling = ProfileCatalogue.Load().Find(profile).Value!.Variants.Where(v => v.Name != variant).SelectMany(v => v.Detect).ToHashSet();
        await WriteAsync(new KnownMetrics([.. expected.Profile.Metrics.All.Where(m => !m.SeriesNames.Any(telling.Contains))], [], []), "it", "a:9090");
        // Another gateway with all other families must not be taken for this one.
        foreach (var other in ProfileCatalogue.Load().Find(profile).Value!.Variants.Where(v => v.Name != variant)) await WriteAsync(other, "another " + other.Name);

        var fleet = FleetOf(profile);
        await LookAsync(fleet);
        var member = fleet.Find("it")!;
        Assert.Equal([variant], member.Variants!.Found.Select(f => f.Variant.Name));
        Assert.Contains(expected.Title, member.Variants.Describe(member.Profile!), StringComparison.Ordinal);
        Assert.All(member.Variants.Found[0].Metrics, m => Assert.Contains(m, member.Variants.Describe(member.Profile!), StringComparison.Ordinal));
        Assert.Empty(await EmptyPanelsAsync(fleet));
        Assert.Empty(await EmptySignalsAsync(member.Gateway.Value!));
    }

    [Fact]
    public async Task Look_AtAMixture_TakesTheFirstAddsWhatItLacksAndSaysSo()
    {
        await WriteAsync(Variant("stratarouter", "runtime"), "it", "10.0.0.1:9090");
        await new ImaginedSeries(_write, Now).WriteCounterAsync("stratarouter_requests_total", 100, ("job", "it"), ("instance", "10.0.0.2:9090"));
        await new ImaginedSeries(_write, Now).WriteCounterAsync("stratarouter_no_match_total", 1, ("job", "it"), ("instance", "10.0.0.2:9090"));
        var fleet = FleetOf("stratarouter");
        await LookAsync(fleet);

        var member = fleet.Find("it")!;
        Assert.Equal(["runtime", "repository"], member.Variants!.Found.Select(f => f.Variant.Name));
        var words = member.Variants.Describe(member.Profile!);
        Assert.Contains("2 families of metrics: its observability page (1 target, ", words, StringComparison.Ordinal);
        Assert.Contains("nothing is added up", words, StringComparison.Ordinal);
        Assert.Contains("stratarouter_runtime_requests_total", ((ValueSignal)member.Gateway.Value!.Profile.Signals[SignalNames.Traffic]).Query, StringComparison.Ordinal);
        Assert.Contains(GatewayBoard.Of(member.Gateway.Value.Profile), p => p.Id == "no-match");
    }

    [Fact]
    public async Task Look_AfterAnUpgrade_FindsTheOtherFamily()
    {
        await WriteAsync(Variant("stratarouter", "guide"), "it");
        var fleet = FleetOf("stratarouter");
        await LookAsync(fleet);
        Assert.Equal("guide", fleet.Find("it")!.Variants!.Found.Single().Variant.Name);
        var revision = fleet.Find("it")!.Gateway.Value!.Revision;

        // Six minutes later the old series have ended.
        _time.Advance(TimeSpan.FromMinutes(6));
        await WriteAsync(Variant("stratarouter", "runtime"), "it");
        await LookAsync(fleet);
        Assert.Equal("runtime", fleet.Find("it")!.Variants!.Found.Single().Variant.Name);
        Assert.NotEqual(revision, fleet.Find("it")!.Gateway.Value!.Revision);
    }

    [Fact]
    public async Task Look_AtAGatewayThatFellSilent_KeepsWhatItHad()
    {
        await WriteAsync(Variant("litellm", "otel"), "it");
        var fleet = FleetOf("litellm");
        await LookAsync(fleet);
        _time.Advance(TimeSpan.FromMinutes(6));
        await LookAsync(fleet);
        var finding = fleet.Find("it")!.Variants!;
        Assert.Equal("otel", finding.Found.Single().Variant.Name);
        Assert.StartsWith("No series now; before", finding.Describe(fleet.Find("it")!.Profile!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_AtAGatewayThatWasSilentBeforeTheStart_FindsWhatItHad()
    {
        await WriteAsync(Variant("litellm", "otel"), "it");
        _time.Advance(TimeSpan.FromMinutes(6));
        var fleet = FleetOf("litellm");
        await LookAsync(fleet);
        Assert.Equal("otel", fleet.Find("it")!.Variants!.Found.Single().Variant.Name);
        Assert.False(fleet.Find("it")!.Variants!.IsNow);
    }

    [Fact]
    public async Task Look_AtAGatewayWithoutSeries_SaysWhatWasLookedFor()
    {
        var fleet = FleetOf("stratarouter");
        await LookAsync(fleet);
        var words = fleet.Find("it")!.Variants!.Describe(fleet.Find("it")!.Profile!);
        Assert.StartsWith("None of the metrics StrataRouter is known by has a series: stratarouter_runtime_requests_total, ", words, StringComparison.Ordinal);
        Assert.Contains("stratarouter_no_match_total", words, StringComparison.Ordinal);
        Assert.Equal("stratarouter_runtime_request_duration_seconds", ((HistogramSignal)fleet.Find("it")!.Gateway.Value!.Profile.Signals[SignalNames.Latency]).Histogram);
    }

    [Fact]
    public async Task Look_WithoutAServer_KeepsWhatItHadAndSaysWhyNot()
    {
        var fleet = FleetOf("litellm");
        var gone = new PrometheusClient(new HttpMessageInvoker(new SocketsHttpHandler()), new ExternalPrometheus(new Uri("http://127.0.0.1:9")), new PrometheusSettings());
        Task LookInVainAsync() => new VariantFinder(new QueryCache(gone, new QueriesSettings(), _time), gone, fleet, _time).LookAsync(CancellationToken.None);
        await LookInVainAsync();
        Assert.StartsWith("Which metrics it has could not be looked up: Prometheus at ", fleet.Find("it")!.Variants!.Describe(fleet.Find("it")!.Profile!), StringComparison.Ordinal);

        await WriteAsync(Variant("litellm", "otel"), "it");
        await LookAsync(fleet);
        Assert.Null(fleet.Find("it")!.Variants!.Failure);
        _time.Advance(TimeSpan.FromMinutes(2));
        await LookInVainAsync();
        Assert.Equal("otel", fleet.Find("it")!.Variants!.Found.Single().Variant.Name);
        Assert.Contains("Since then it could not be looked up: Prometheus at ", fleet.Find("it")!.Variants!.Describe(fleet.Find("it")!.Profile!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Charts_OfVllmBeforeAndAfterItsRenames_ShowTheSame(bool before)
    {
        var metrics = ProfileCatalogue.Load().Find("vllm").Value!.Metrics;
        var written = before ? new KnownMetrics([.. metrics.All.Select(Former)], [], []) : metrics;
        await new ImaginedSeries(_write, Now).WriteAsync(written, ("job", "it"), ("instance", "a:8000"));
        var fleet = FleetOf("vllm");
        Assert.Empty(await EmptyPanelsAsync(fleet));
        Assert.Empty(await EmptySignalsAsync(fleet.Find("it")!.Gateway.Value!));

        static KnownMetric Former(KnownMetric metric) => metric.Formerly is [var name, ..] ? metric with { Name = name, Formerly = [] } : metric;
    }

    [Fact]
    public async Task Charts_OfLiteLlmWithTheFormerOpenTelemetryNames_ShowTheSame()
    {
        var otel = Variant("litellm", "otel");
        var former = otel.Profile.Metrics.All.Select(m => m.Formerly is [var name, ..] ? m with { Name = name, Formerly = [] } : m);
        await WriteAsync(new KnownMetrics([.. former], [], []), "it", "a:8889");
        var fleet = FleetOf("litellm");
        await LookAsync(fleet);
        Assert.Equal("otel", fleet.Find("it")!.Variants!.Found.Single().Variant.Name);
        Assert.Empty(await EmptyPanelsAsync(fleet));
        Assert.Empty(await EmptySignalsAsync(fleet.Find("it")!.Gateway.Value!));
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private QueryCache Cache => new(_prometheus, new QueriesSettings(), _time);

    private static ProfileVariant Variant(string profile, string name) => ProfileCatalogue.Load().Find(profile).Value!.Variants.Single(v => v.Name == name);

    private static GatewayFleet FleetOf(string profile) => new(
        new ConsoleSettings
        {
            Prometheus = new PrometheusSettings { Url = new Uri("http://prometheus") },
            Gateways = [new GatewaySettings { Name = "it", Profile = profile, Selector = "{job=\"it\"}" }],
        },
        ProfileCatalogue.Load());

    private Task LookAsync(GatewayFleet fleet) => new VariantFinder(Cache, _prometheus, fleet, _time).LookAsync(CancellationToken.None);

    private Task WriteAsync(ProfileVariant variant, string job, string instance = "a:9090") => WriteAsync(variant.Profile.Metrics, job, instance);

    private Task WriteAsync(KnownMetrics metrics, string job, string instance) => new ImaginedSeries(_write, Now).WriteAsync(
        new KnownMetrics([.. metrics.All.Select(m => m with { Labels = [.. m.Labels.Select(l => l.Name == "gen_ai_framework" ? l with { Values = new Dictionary<string, string> { ["litellm"] = "" } } : l)] })], [], []),
        ("job", job), ("instance", instance));

    private async Task<IEnumerable<string>> EmptyPanelsAsync(GatewayFleet fleet)
    {
        var gateway = fleet.Find("it")!.Gateway.Value!;
        var question = new PanelQuestion(TimeGrid.Aligned(Now - TimeSpan.FromMinutes(15), Now, TimeSpan.FromSeconds(30)), TimeSpan.FromMinutes(15), Now, "test");
        var board = await new BoardReader(Cache, fleet).ReadAsync(GatewayBoard.Of(gateway, []), question, CancellationToken.None);
        return board.Panels.Where(p => p.State is not (PanelState.Value or PanelState.Zero)).Select(p => $"{p.Definition.Id}: {p.State} {p.Failure} {string.Join(" ; ", p.Queries)}");
    }

    private async Task<IEnumerable<string>> EmptySignalsAsync(Gateway gateway)
    {
        var cache = Cache;
        var empty = new List<string>();
        foreach (var (name, signal) in gateway.Profile.Signals)
        {
            var query = signal switch
            {
                ValueSignal v => gateway.Expand(v.Query),
                RatioSignal r => gateway.Expand(r.Whole),
                HistogramSignal h => HistogramQueries.Increase(gateway, h),
                _ => "",
            };
            var answer = await cache.InstantAsync(query, Now, "test", CancellationToken.None);
            if (answer is not { Succeeded: true, Value.Samples.Count: > 0 }) empty.Add($"{name}: {answer.Failure} {query}");
        }
        return empty;
    }
}
