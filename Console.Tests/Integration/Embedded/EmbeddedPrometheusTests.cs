using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Requests.Traces;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Web.Features.Processes;
using OperatorConsole.Web.Features.Prometheus;

namespace OperatorConsole.Tests.Integration.Embedded;

/// <summary>A real Prometheus, started and ended the way the console does it.</summary>
public sealed class EmbeddedPrometheusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly HttpClient _http = new();
    private readonly PrometheusFiles _files;

    public EmbeddedPrometheusTests() => _files = new PrometheusFiles(Path.Combine(_folder.Path, "prometheus"));

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_ProtectedGateway_IsScrapedWithItsSecret()
    {
        await using var gateway = await Upstream.StartAsync(async context =>
        {
            var isKnown = context.Request.Headers.Authorization == "Bearer s3cret" && context.Request.Path == "/own/metrics" && context.Request.Query["part"] == "all";
            context.Response.StatusCode = isKnown ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync(isKnown ? "# TYPE requests_total counter\nrequests_total 42\n" : "who are you?");
        });
        await using var prometheus = Embedded(new GatewaySettings
        {
            Name = "edge",
            Profile = "isartor",
            MetricsUrl = [new Uri(gateway.Address, "/own/metrics?part=all")],
            BearerTokenFile = _folder.Write("token", "s3cret\n"),
        });

        await StartAsync(prometheus);

        await Eventually.TrueAsync("the sample arrives", async () => await ValueAsync(prometheus, "requests_total{job=\"edge\"}") == "42");
        Assert.Equal("1", await ValueAsync(prometheus, "up{job=\"edge\"}"));
    }

    [Fact]
    public async Task Start_GatewayThatNamesRequests_KeepsTheirTraces()
    {
        const string trace = "5b8efff798038103d269b633813fc60c";
        await using var gateway = await Upstream.StartAsync(200, "application/openmetrics-text; version=1.0.0; charset=utf-8", $$"""
            # TYPE isartor_request_duration_seconds histogram
            isartor_request_duration_seconds_bucket{le="0.5"} 1 # {trace_id="{{trace}}"} 0.25
            isartor_request_duration_seconds_bucket{le="+Inf"} 1
            isartor_request_duration_seconds_sum 0.25
            isartor_request_duration_seconds_count 1
            # EOF

            """.ReplaceLineEndings("\n"));
        var edge = new GatewaySettings { Name = "edge", Profile = "isartor", MetricsUrl = [new Uri(gateway.Address, "/metrics")] };
        await using var prometheus = Embedded(edge);
        await StartAsync(prometheus);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var reader = new ExemplarReader(new PrometheusClient(http, prometheus, new PrometheusSettings()), new GatewayFleet(new ConsoleSettings { Gateways = [edge] }, ProfileCatalogue.Load()));

        IReadOnlyList<NamedRequest> found = [];
        await Eventually.TrueAsync("it is kept", async () => (found = (await reader.NearAsync("edge", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), 10, default)).Value ?? []).Count > 0);

        Assert.Equal((trace, 0.25), (found[0].TraceId, found[0].Duration?.TotalSeconds));
    }

    [Fact]
    public async Task Start_Ready_ListensOnLoopbackOnly()
    {
        await using var prometheus = Embedded();

        await StartAsync(prometheus);

        Assert.Equal(HttpStatusCode.OK, (await _http.PostAsync(new Uri(prometheus.BaseAddress, "-/reload"), null)).StatusCode);
        var listening = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        Assert.Equal([IPAddress.Loopback], listening.Where(l => l.Port == prometheus.BaseAddress.Port).Select(l => l.Address));
    }

    [Fact]
    public async Task Die_Unexpectedly_IsStartedAgainAtTheSameAddress()
    {
        await using var prometheus = Embedded();
        await StartAsync(prometheus);
        var (address, first) = (prometheus.BaseAddress, Noted());

        using (var process = Process.GetProcessById(first.Id)) process.Kill();
        await Eventually.TrueAsync("it is down", () => prometheus.State.Phase == PrometheusServerPhase.Down);

        Assert.Equal("The embedded Prometheus ended with exit code 137.", prometheus.State.Reason);
        await Eventually.TrueAsync("it runs again", () => prometheus.State.Phase == PrometheusServerPhase.Running);
        Assert.NotEqual(first, Noted());
        Assert.Equal(address, prometheus.BaseAddress);
        Assert.Contains((LogLevel.Error, "The embedded Prometheus ended with exit code 137. It is started again in 1 s."), _log.All);
    }

    [Fact]
    public async Task Start_PortTakenMeanwhile_MovesToAnother()
    {
        await using var prometheus = Embedded();
        var chosen = prometheus.BaseAddress;
        using var other = new TcpListener(IPAddress.Loopback, chosen.Port);
        other.Start();

        await StartAsync(prometheus);

        Assert.NotEqual(chosen, prometheus.BaseAddress);
    }

    [Fact]
    public async Task Start_DataFolderThatCannotBeUsed_SaysWhyItIsDown()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_files.Data)!);
        await File.WriteAllTextAsync(_files.Data, "a file where a folder is expected");
        await using var prometheus = Embedded();

        await prometheus.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync("it is down", () => prometheus.State.Phase == PrometheusServerPhase.Down);

        Assert.Contains($"{_files.Data}", prometheus.State.Reason, StringComparison.Ordinal);
        Assert.Contains("not a directory", prometheus.State.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_Running_LeavesNothingBehind()
    {
        await using var prometheus = Embedded();
        await StartAsync(prometheus);
        var child = Noted();

        await prometheus.StopAsync(CancellationToken.None);

        Assert.Null(ProcessIdentity.Of(child.Id));
        Assert.False(File.Exists(_files.PidFile));
        Assert.DoesNotContain(_log.All, l => l.Level == LogLevel.Error);
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync(prometheus.BaseAddress));
    }

    [Fact]
    public async Task Start_StrayOfItsOwn_IsEndedFirst()
    {
        using var stray = StartPrometheus(_files.Data);
        await Eventually.TrueAsync("the stray runs", () => ProcessIdentity.Of(stray.Id)?.Program == "prometheus");
        new PidFile(_files.PidFile, _log).Write(ProcessIdentity.Of(stray.Id)!);
        await using var prometheus = Embedded();

        await StartAsync(prometheus);

        Assert.True(stray.HasExited);
        Assert.NotEqual(stray.Id, Noted().Id);
        Assert.Contains((LogLevel.Warning, $"Ending prometheus (process {stray.Id}), which an earlier console left behind."), _log.All);
    }

    [Fact]
    public async Task Start_ForeignPrometheusUnderAnOldNumber_IsLeftAlone()
    {
        using var foreign = StartPrometheus(Path.Combine(_folder.Path, "foreign"));
        try
        {
            await Eventually.TrueAsync("the foreign one runs", () => ProcessIdentity.Of(foreign.Id)?.Program == "prometheus");
            new PidFile(_files.PidFile, _log).Write(ProcessIdentity.Of(foreign.Id)! with { Started = "an earlier time" });
            await using (var prometheus = Embedded()) await StartAsync(prometheus);

            Assert.False(foreign.HasExited);
        }
        finally
        {
            foreign.Kill();
            await foreign.WaitForExitAsync();
        }
    }

    private EmbeddedPrometheus Embedded(params GatewaySettings[] gateways)
    {
        var settings = new ConsoleSettings { Prometheus = new PrometheusSettings { ScrapeInterval = TimeSpan.FromSeconds(1) }, Gateways = gateways };
        return new EmbeddedPrometheus(settings, _files, ProgramPath.Find("prometheus")!, TimeProvider.System, _log.Factory);
    }

    private static async Task StartAsync(EmbeddedPrometheus prometheus)
    {
        await prometheus.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync("Prometheus is ready", () => prometheus.State.Phase == PrometheusServerPhase.Running);
    }

    private Process StartPrometheus(string data) => Process.Start(new ProcessStartInfo(
        ProgramPath.Find("prometheus")!,
        [$"--config.file={_folder.Write("foreign.yml", "")}", $"--storage.tsdb.path={data}", $"--web.listen-address=127.0.0.1:{LoopbackPort.FindFree()}", "--log.level=error"]))!;

    private ProcessIdentity Noted() => JsonSerializer.Deserialize<ProcessIdentity>(File.ReadAllText(_files.PidFile))!;

    private async Task<string?> ValueAsync(EmbeddedPrometheus prometheus, string query)
    {
        var answer = await _http.GetFromJsonAsync<JsonElement>(new Uri(prometheus.BaseAddress, $"api/v1/query?query={Uri.EscapeDataString(query)}"));
        var series = answer.GetProperty("data").GetProperty("result");
        return series.GetArrayLength() == 0 ? null : series[0].GetProperty("value")[1].GetString();
    }
}
