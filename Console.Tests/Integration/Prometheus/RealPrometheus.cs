using System.Diagnostics;
using System.Globalization;
using OperatorConsole.Web.Features.Prometheus;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>A real Prometheus on a free port that takes what a test writes to it, with a folder of its own.</summary>
internal sealed class RealPrometheus : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly int _port = LoopbackPort.FindFree();
    private readonly string _config;
    private Process _process;

    private RealPrometheus(string config)
    {
        _config = _folder.Write("prometheus.yml", config);
        _process = Launch();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>Starts one that scrapes what the configuration says.</summary>
    public static async Task<RealPrometheus> StartAsync(string config = "global: {}")
    {
        var prometheus = new RealPrometheus(config);
        await prometheus.ReadyAsync();
        return prometheus;
    }

    /// <summary>Kills it and starts it again over the same data.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        _process = Launch();
        await ReadyAsync();
    }

    /// <summary>Kills it and starts it again without any data.</summary>
    public async Task RestartEmptyAsync()
    {
        await EndAsync();
        Directory.Delete(Path.Combine(_folder.Path, "data"), recursive: true);
        _process = Launch();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("prometheus",
        [
            $"--config.file={_config}", $"--storage.tsdb.path={Path.Combine(_folder.Path, "data")}", $"--web.listen-address=127.0.0.1:{_port}",
            "--web.enable-remote-write-receiver", "--log.level=error",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private Task ReadyAsync() => Eventually.TrueAsync("Prometheus is ready", async () =>
    {
        if (_process.HasExited) throw new XunitException($"Prometheus ended with {_process.ExitCode}.");
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "-/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    private async Task EndAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
