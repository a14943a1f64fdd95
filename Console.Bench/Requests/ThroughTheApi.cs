using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Requests;

/// <summary>The same log in a running console: how long the whole answer takes, and the memory it needs.</summary>
internal static class ThroughTheApi
{
    private const int Lookups = 200;
    private const string Banner = "Operator Console is ready: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async IAsyncEnumerable<Figure> MeasureAsync(string path, long lines)
    {
        Say.Line("starting a console with this log");
        var folder = Directory.CreateTempSubdirectory("console-bench-");
        try
        {
            var config = Path.Combine(folder.FullName, "console.yaml");
            // No Prometheus answers there: what is measured is finding the request, not the weather.
            await File.WriteAllTextAsync(config, $$"""
                prometheus: { url: "http://127.0.0.1:1" }
                gateways: [ { name: chat, profile: privaterouter, selector: '{job="chat"}' } ]
                logs: [ { gateway: chat, path: "{{path}}" } ]
                """);
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program("Web"), "--config", config, "--urls", "http://127.0.0.1:0", "--storage.path", Path.Combine(folder.FullName, "data")]) { RedirectStandardOutput = true })!;
            try
            {
                using var http = new HttpClient { BaseAddress = await AddressAsync(process), Timeout = Patience };
                var started = Stopwatch.GetTimestamp();
                await IndexedAsync(http, lines);
                var indexing = Stopwatch.GetElapsedTime(started).TotalSeconds;
                var random = new Random(12);
                List<double> times = [];
                for (var i = -20; i < Lookups; i++)
                {
                    var id = AccessLog.Id(random.NextInt64(lines));
                    var start = Stopwatch.GetTimestamp();
                    var answer = await http.GetFromJsonAsync<JsonElement>($"api/v1/requests/{id}");
                    if (i >= 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    if (answer.GetProperty("hits").GetArrayLength() == 0) throw new InvalidOperationException($"{id} was not found.");
                }
                times.Sort();
                yield return new Figure("through the API, p95", times[(int)(Lookups * 0.95)], 50, FormattableString.Invariant($"p50 {times[Lookups / 2]:0.0} ms, {Lookups} requests, each the whole report with neighbours")) { Unit = "ms" };
                var memory = await new ConsoleMemory(process.Id).SettledAsync();
                yield return new Figure("memory of the console", memory / 1e6, 300, FormattableString.Invariant($"peak {Peak(process.Id) / 1e6:0} MB while it indexed, in {indexing:0.0} s")) { Unit = "MB" };
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Banner, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new Uri(line[Banner.Length..] + (line.EndsWith('/') ? "" : "/"));
            }
        throw new InvalidOperationException("The console ended before it was ready.");
    }

    /// <summary>Waits until nothing but the end of the log has to be read.</summary>
    private static async Task IndexedAsync(HttpClient http, long lines)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < Patience)
        {
            var answer = await http.GetFromJsonAsync<JsonElement>($"api/v1/requests/{AccessLog.Id(lines / 2)}");
            if (answer.GetProperty("searched").EnumerateArray().First(s => s.TryGetProperty("bytesRead", out _)).GetProperty("bytesRead").GetInt64() < 32 << 20) return;
            await Task.Delay(500);
        }
        throw new InvalidOperationException("The log was not indexed in time.");
    }

    // VmHWM:	  135052 kB
    private static long Peak(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
