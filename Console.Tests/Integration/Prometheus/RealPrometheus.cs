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
    private readonly string _data;
    private readonly string[] _options;
    private Process _process;

    private RealPrometheus(string config, string? data, string[] options)
    {
        _options = options;
        _data = data ?? Path.Combine(_folder.Path, "data");
        _config = _folder.Write("prometheus.yml", config);
        _process = Launch();
    }

    /// <summary>Its configuration file.</summary>
    public string Config => _config;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>Starts one that scrapes what the configuration says.</summary>
    /// <param name="config">Its configuration.</param>
    /// <param name="data">A database that is there already; null for an empty one.</param>
    /// <param name="options">Further options of its command line.</param>
    public static async Task<RealPrometheus> StartAsync(string config = "global: {}", string? data = null, params string[] options)
    {
        var prometheus = new RealPrometheus(config, data, options);
        await prometheus.ReadyAsync();
        return prometheus;
    }

    /// <summary>Has it read its configuration again, as an operator does by hand.</summary>
    public void Hup()
    {
        using var kill = Process.Start("kill", ["-HUP", $"{_process.Id}"]);
        kill.WaitForExit();
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
        Directory.Delete(_data, recursive: true);
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
            $"--config.file={_config}", $"--storage.tsdb.path={_data}", $"--web.listen-address=127.0.0.1:{_port}",
            "--web.enable-remote-write-receiver", "--storage.tsdb.retention.time=10y", "--log.level=error", .. _options,
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

    /// <summary>Kills it.</summary>
    public async Task StopAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    private async Task EndAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
