using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using OperatorConsole.Web.Features.Processes;

namespace OperatorConsole.Tests.Integration;

/// <summary>One console with the whole demo for all tests that look at it: scraped every second, with a past of three hours.</summary>
public sealed partial class RunningConsole : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ConsoleProcess? _process;

    /// <summary>Where the console answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where its own Prometheus answers.</summary>
    public Uri PrometheusAddress { get; private set; } = null!;

    /// <summary>Asks the console.</summary>
    public HttpClient Http { get; } = new();

    private ConsoleProcess Process => _process ?? throw new InvalidOperationException("The console was not started.");

    public async Task InitializeAsync()
    {
        _process = ConsoleProcess.Start(_folder.Path,
        [
            "--demo", "--demo-program", Repository.Program("Demo"), "--demo-first-port", "0", "--demo-history", "3h", "--prometheus.scrapeInterval", "1s", "--requests.mayReveal", "true",
        ]);
        Address = Http.BaseAddress = await Process.ReadyAsync();
        PrometheusAddress = new Uri(PrometheusStart().Match(Process.Output).Groups["address"].Value);
        await Eventually.TrueAsync("Prometheus answers", PrometheusAnswersAsync);
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        await using (_process)
        {
            _process.Signal("TERM");
            var exitCode = await _process.EndedAsync();
            await File.WriteAllTextAsync(Repository.Artifact("test", "console.log"), $"{_process.Output}\n{_process.Errors}\nexit code {exitCode}\n");
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _folder.Dispose();
    }

    /// <summary>The numbers Prometheus itself has for a question, without the console in between.</summary>
    public async Task<IReadOnlyList<double>> AskPrometheusAsync(string promQl, DateTimeOffset time)
    {
        var question = FormattableString.Invariant($"api/v1/query?query={Uri.EscapeDataString(promQl)}&time={time.ToUnixTimeMilliseconds() / 1000.0}");
        var answer = await Http.GetFromJsonAsync<JsonElement>(new Uri(PrometheusAddress, question));
        return [.. answer.GetProperty("data").GetProperty("result").EnumerateArray()
            .Select(s => double.Parse(s.GetProperty("value")[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture))];
    }

    public async Task<bool> PrometheusAnswersAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(PrometheusAddress, "-/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Kills the console's Prometheus; the console starts another at the same address.</summary>
    public async Task KillPrometheusAsync()
    {
        var noted = JsonSerializer.Deserialize<ProcessIdentity>(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "prometheus", "prometheus.pid")))!;
        using var prometheus = System.Diagnostics.Process.GetProcessById(noted.Id);
        prometheus.Kill();
    }

    [GeneratedRegex(@"The embedded Prometheus is started at (?<address>\S+)")]
    private static partial Regex PrometheusStart();
}
