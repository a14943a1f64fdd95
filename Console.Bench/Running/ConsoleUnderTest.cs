using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Bench.Running;

/// <summary>The console with the demo, as a user starts it, with a storage folder that is gone afterwards.</summary>
internal sealed class ConsoleUnderTest : IAsyncDisposable
{
    private const string Banner = "Operator Console is ready: ";
    private const string Embedded = "The embedded Prometheus is started at ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Process _process;
    private readonly DirectoryInfo _storage;
    private readonly Stopwatch _running = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _prometheus = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConsoleUnderTest(Process process, DirectoryInfo storage)
    {
        (_process, _storage) = (process, storage);
        Memory = new ConsoleMemory(process.Id);
    }

    public Uri Address => _address.Task.Result;

    public Uri Prometheus => _prometheus.Task.Result;

    /// <summary>Its storage folder.</summary>
    public string Storage => _storage.FullName;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = 64, UseCookies = false });

    public ConsoleMemory Memory { get; }

    /// <summary>Starts it and waits until every gateway of the demo is measured.</summary>
    public static async Task<ConsoleUnderTest> StartAsync(string history)
    {
        Say.Line($"starting the console with the demo and a past of {history}");
        var storage = Directory.CreateTempSubdirectory("console-bench-");
        var start = new ProcessStartInfo("dotnet",
        [
            Repository.Program("Web"), "--demo", "--demo-program", Repository.Program("Demo"), "--demo-first-port", "0", "--demo-history", history,
            "--urls", "http://127.0.0.1:0", "--storage.path", storage.FullName,
        ])
        { WorkingDirectory = storage.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        // Collectors keep what they freed for later. This one closes gaps and gives it back, so that what viewers need can be seen.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_GCConserveMemory"] = "9";

        var console = new ConsoleUnderTest(Process.Start(start)!, storage);
        try
        {
            await console.ReadyAsync();
            return console;
        }
        catch
        {
            await console.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it has run for so long.</summary>
    public Task RunsForAsync(TimeSpan time) => Task.Delay(time - _running.Elapsed is { Ticks: > 0 } rest ? rest : TimeSpan.Zero);

    /// <summary>Asks the console for JSON.</summary>
    public async Task<JsonElement> JsonAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(new Uri(Address, path));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // It stops its Prometheus and the demo itself when it is asked to end.
            using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await _process.WaitForExitAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
        Http.Dispose();
        _storage.Delete(recursive: true);
    }

    private async Task ReadyAsync()
    {
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The console ended with {_process.ExitCode}; what it said stands above."));
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Task.WhenAll(_address.Task, _prometheus.Task).WaitAsync(Patience);

        using var limit = new CancellationTokenSource(Patience);
        while (!await IsMeasuredAsync()) await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
        _running.Start();
        Say.Line($"ready: console {Address}, Prometheus {Prometheus}, process {_process.Id}");
    }

    private async Task<bool> IsMeasuredAsync()
    {
        var signals = (await JsonAsync("api/v1/gateways")).GetProperty("gateways").EnumerateArray()
            .SelectMany(g => g.GetProperty("signals").EnumerateObject().Select(s => s.Value.GetProperty("state").GetString())).ToList();
        return signals.Contains("value") && !signals.Exists(s => s is "loading" or "failed" or "stale");
    }

    private void Note(string? line)
    {
        if (line is null) return;
        if (line.StartsWith(Banner, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[Banner.Length..]));
        else if (line.IndexOf(Embedded, StringComparison.Ordinal) is >= 0 and var at) _prometheus.TrySetResult(new Uri(line[(at + Embedded.Length)..].Split(' ')[0]));
        else if (!_address.Task.IsCompleted || line.Contains("error", StringComparison.OrdinalIgnoreCase)) Console.Error.WriteLine($"         {line}");
    }
}
