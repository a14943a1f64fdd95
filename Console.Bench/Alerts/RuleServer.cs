using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OperatorConsole.Bench.Alerts;

/// <summary>A Prometheus that runs the rules of a folder and scrapes nothing.</summary>
internal sealed class RuleServer : IAsyncDisposable
{
    private readonly Process _process;

    private RuleServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<RuleServer> StartAsync(string folder, string rules)
    {
        var config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, $"global: {{ evaluation_interval: 30s }}\nrule_files: [ \"{rules}/*.yml\" ]\n");
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("prometheus",
            [$"--config.file={config}", $"--storage.tsdb.path={Path.Combine(folder, "data")}", $"--web.listen-address={address.Authority}", "--web.enable-lifecycle", "--log.level=error"])
        { RedirectStandardError = true };
        var server = new RuleServer(Process.Start(start)!, address);
        server._process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, new Uri(address, "-/ready")))
        {
            if (server._process.HasExited) throw new InvalidOperationException($"Prometheus ended with {server._process.ExitCode}.");
            await Task.Delay(100);
        }
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri ready)
    {
        try
        {
            using var answer = await http.GetAsync(ready);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
