using System.Net;
using System.Net.Sockets;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Tests.Integration.Startup;

/// <summary>One clear message with its remedy, and an exit code, for everything that keeps the console from starting.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_BadSettings_AreReportedTogether()
    {
        var file = _folder.Write("console.yaml", "prometheus: { url: nowhere }\ngateways:\n  - { name: edge, profile: isator, metricsUrl: 'http://edge/metrics' }\n");

        await MustEndAsync(
            ExitCode.BadSettings,
            $"""
            The console cannot start: 3 problems with its settings.

            prometheus.url = nowhere  ({file}:1:15)
              problem: This is not an http or https address.
              remedy:  Write the whole address, such as http://gateway:8080/metrics.

            prometheus.retention = soon  (CONSOLE__PROMETHEUS__RETENTION)
              problem: This is not a duration.
              remedy:  Write it as Prometheus does: 15s, 1h30m, 30d.

            gateways[0].profile = isator  ({file}:3:19)
              problem: There is no such profile.
              remedy:  Did you mean “isartor”?
            """,
            ["--config", file],
            ("CONSOLE__PROMETHEUS__RETENTION", "soon"));
    }

    [Fact]
    public async Task Start_PortTaken_NamesThePort()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await MustEndAsync(
            ExitCode.AddressInUse,
            $"""
            Port {port} is taken by another program.
              remedy:  End that program, or choose another port: --urls http://127.0.0.1:{port + 1}
            """,
            ["--urls", $"http://127.0.0.1:{port}"]);
    }

    [Fact]
    public async Task Start_AddressOfTheNetwork_IsRefusedWithTheReason() =>
        await MustEndAsync(
            ExitCode.BadSettings,
            """
            --urls = http://0.0.0.0:8480
              problem: Everyone who reaches the console may use it, so it listens on this machine only.
              remedy:  Use http://127.0.0.1:8480, and an SSH tunnel to reach it from elsewhere.
            """,
            ["--urls", "http://0.0.0.0:8480"]);

    [Fact]
    public async Task Start_NoPrometheus_SaysHowToGetOne() =>
        await MustEndAsync(
            ExitCode.PrometheusMissing,
            """
            Prometheus was not found: there is no program “no-such-prometheus” on the PATH.
              remedy:  Install it (apt-get install prometheus), or set prometheus.program to where it is, or set prometheus.url to a server of yours.
            """,
            ["--prometheus.program", "no-such-prometheus"]);

    [Fact]
    public async Task Start_StorageOfARunningConsole_IsRefused()
    {
        await using var first = ConsoleProcess.Start(_folder.Path, ["--prometheus.url", "http://127.0.0.1:9"]);
        await first.ReadyAsync();

        await MustEndAsync(
            ExitCode.BadSettings,
            $"""
            storage.path = {_folder.Path}  (settings)
              problem: Another console uses it.
              remedy:  End that console, or give this one a folder of its own with storage.path.
            """,
            []);
    }

    [Fact]
    public async Task Start_StorageThatIsAFile_IsRefused()
    {
        await using var console = ConsoleProcess.Start(_folder.Path, ["--storage.path", _folder.Write("occupied", "")]);

        Assert.Equal(ExitCode.BadSettings, await console.EndedAsync());
        Assert.StartsWith($"storage.path = {_folder.Path}/occupied  (settings)\n  problem: It cannot be used: ", console.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ExternalPrometheus_StartsNone()
    {
        await using var console = ConsoleProcess.Start(_folder.Path, ["--prometheus.url", "http://127.0.0.1:9/prefix"]);
        var address = await console.ReadyAsync();

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "/health/ready"))).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "prometheus")));
    }

    private async Task MustEndAsync(int exitCode, string message, string[] options, params (string Name, string Value)[] environment)
    {
        await using var console = ConsoleProcess.Start(_folder.Path, options, environment);

        var ended = await console.EndedAsync();

        Assert.Equal(message, console.Errors);
        Assert.Equal(exitCode, ended);
        Assert.Empty(console.Output);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "prometheus")));
    }
}
