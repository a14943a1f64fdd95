using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Queries;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Gateways;

/// <summary>Gateways that a real Prometheus has series of and nobody configured are offered; nothing else is.</summary>
public sealed class GatewayDetectorTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime _time = new();
    private RealPrometheus _server = null!;
    private RemoteWrite _write = null!;
    private QueryCache _cache = null!;

    public async Task InitializeAsync()
    {
        _server = await RealPrometheus.StartAsync();
        _write = new RemoteWrite(_server.Address);
        _cache = new QueryCache(
            new PrometheusClient(new HttpMessageInvoker(new SocketsHttpHandler()), new ExternalPrometheus(_server.Address), new PrometheusSettings()), new QueriesSettings(), _time);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _write.Dispose();

    [Fact]
    public async Task Find_OfAGatewayNobodyConfigured_OffersItWithItsLines()
    {
        await WriteAsync("vllm", ("job", "gpu box"), ("instance", "a:8000"));
        var found = Assert.Single((await FindAsync()).Found);
        Assert.Equal("vLLM", found.Title);
        Assert.Equal(["vllm:num_requests_running", "vllm:request_success_total"], found.Metrics.Order(StringComparer.Ordinal));
        Assert.Equal("  - name: gpu-box\n    profile: vllm\n    selector: '{job=\"gpu box\"}'", found.Settings);
    }

    [Fact]
    public async Task Find_OfTheLinesItOffered_FindsNothingMore()
    {
        await WriteAsync("isartor", ("job", "otel \"collector\"\\'s"), ("exported_job", "isartor-gateway"));
        var found = Assert.Single((await FindAsync()).Found);
        var reading = SettingsOf(found.Settings);
        Assert.Empty(reading.Problems);
        Assert.Equal(found.Selector, reading.Settings!.Gateways.Single().Selector);
        var again = await FindAsync([.. reading.Settings.Gateways]);
        Assert.Null(again.Failure);
        Assert.Empty(again.Found);
    }

    [Fact]
    public async Task Find_OfAConfiguredGatewaysOwnSeries_FindsNothing()
    {
        await WriteAsync("litellm", ("job", "proxy"));
        Assert.Empty((await FindAsync(new GatewaySettings { Name = "p", Profile = "litellm", Selector = "{job=\"proxy\"}" })).Found);
        Assert.Empty((await FindAsync(new GatewaySettings { Name = "p", Profile = "litellm" })).Found);
        Assert.Single((await FindAsync(new GatewaySettings { Name = "p", Profile = "litellm", Selector = "{job=\"other\"}" })).Found);
        Assert.Single((await FindAsync(new GatewaySettings { Name = "p", Profile = "vllm", Selector = "{job=\"proxy\"}" })).Found);
    }

    [Fact]
    public async Task Find_OfOneMetricOrOfNamesManyProgramsHave_FindsNothing()
    {
        var series = new ImaginedSeries(_write, _time.GetUtcNow());
        foreach (var name in (string[])["http_requests_total", "process_cpu_seconds_total", "redis_operations_total", "gen_ai_client_operation_duration_seconds_count", "gen_ai_client_token_usage_count"])
            await series.WriteCounterAsync(name, 1, ("job", "shop"));
        await series.WriteCounterAsync("pr_http_requests_total", 1, ("job", "press"));
        Assert.Empty((await FindAsync()).Found);
    }

    [Fact]
    public async Task Find_OfTwoGatewaysWithOneName_GivesEachANameOfItsOwn()
    {
        await WriteAsync("vllm", ("job", "a.b"));
        await WriteAsync("vllm", ("job", "a/b"));
        Assert.Equal(["  - name: a-b", "  - name: a-b-2"], (await FindAsync()).Found.Select(f => f.Settings.Split('\n')[0]));
    }

    [Fact]
    public async Task Find_WithoutAServer_SaysWhyNot()
    {
        var silent = new QueryCache(
            new PrometheusClient(new HttpMessageInvoker(new SocketsHttpHandler()), new ExternalPrometheus(new Uri("http://127.0.0.1:9")), new PrometheusSettings()), new QueriesSettings(), _time);
        var detection = await new GatewayDetector(silent, FleetOf()).FindAsync(_time.GetUtcNow(), CancellationToken.None);
        Assert.Empty(detection.Found);
        Assert.Equal(OperatorConsole.Core.FailureKind.Unreachable, detection.Failure!.Kind);
    }

    private Task WriteAsync(string profile, params (string, string)[] labels) =>
        new ImaginedSeries(_write, _time.GetUtcNow()).WriteAsync(ProfileCatalogue.Load().Find(profile).Value!.Metrics, labels);

    private Task<Detection> FindAsync(params GatewaySettings[] configured) => new GatewayDetector(_cache, FleetOf(configured)).FindAsync(_time.GetUtcNow(), CancellationToken.None);

    private static GatewayFleet FleetOf(params GatewaySettings[] configured) =>
        new(new ConsoleSettings { Prometheus = new PrometheusSettings { Url = new Uri("http://prometheus") }, Gateways = configured }, ProfileCatalogue.Load());

    private static SettingsReading SettingsOf(string lines)
    {
        using var folder = new TemporaryFolder();
        return SettingsReader.Read(new SettingsSources { File = folder.Write("console.yaml", "prometheus: { url: 'http://p' }\ngateways:\n" + lines), Folder = folder.Path }, null);
    }
}
