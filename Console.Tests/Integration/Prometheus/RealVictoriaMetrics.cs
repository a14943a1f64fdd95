using System.Diagnostics;
using System.Globalization;
using OperatorConsole.Web.Features.Prometheus;
using Xunit.Sdk;

namespace OperatorConsole.Tests.Integration.Prometheus;

/// <summary>A real VictoriaMetrics on a free port.</summary>
internal sealed class RealVictoriaMetrics : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private RealVictoriaMetrics(int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _process = Process.Start(new ProcessStartInfo("victoria-metrics",
        [
            $"-storageDataPath={Path.Combine(_folder.Path, "data")}", $"-httpListenAddr=127.0.0.1:{port}", "-loggerLevel=ERROR",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    public static async Task<RealVictoriaMetrics> StartAsync()
    {
        var server = new RealVictoriaMetrics(LoopbackPort.FindFree());
        using var http = new HttpClient();
        await Eventually.TrueAsync("VictoriaMetrics answers", async () =>
        {
            if (server._process.HasExited) throw new XunitException($"VictoriaMetrics ended with {server._process.ExitCode}.");
            try
            {
                return (await http.GetStringAsync(new Uri(server.Address, "health"))).Length > 0;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
