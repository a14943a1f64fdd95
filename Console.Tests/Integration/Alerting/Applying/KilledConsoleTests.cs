using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

/// <summary>The console killed with -9 at random points of applies. CONSOLE_TEST_KILLS=300 kills it more often than every run of the tests does.</summary>
public sealed class KilledConsoleTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CONSOLE_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 8;

    [Fact]
    public async Task Console_KilledDuringApplies_LeavesTheOldOrTheNewFileLoadedAndNoted()
    {
        using var folder = new TemporaryFolder();
        var rules = Directory.CreateDirectory(Path.Combine(folder.Path, "rules")).FullName;
        var file = Path.Combine(rules, "a.yml");
        await File.WriteAllTextAsync(file, RuleWorkshop.TwoRules);
        await using var server = await RealPrometheus.StartAsync(RuleWorkshop.Config(rules), null, "--web.enable-lifecycle");
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        var prometheus = new PrometheusClient(invoker, new ExternalPrometheus(server.Address), new PrometheusSettings { Url = server.Address });
        using var http = new HttpClient();
        var random = new Random(5);
        var usual = TimeSpan.FromMilliseconds(300);
        Dictionary<string, int> ends = [];
        for (var round = 0; round < Kills; round++)
        {
            await using (var console = ConsoleProcess.Start(folder.Path, ["--prometheus.url", server.Address.ToString(), "--rules.files.0", Path.Combine(rules, "*.yml"), "--storage.path", Path.Combine(folder.Path, "storage")]))
            {
                var address = await console.ReadyAsync();
                await SettledAsync(http, address, file, prometheus, ends, round);
                var old = await File.ReadAllTextAsync(file);
                var rule = (await RulesAsync(http, address)).First();
                var start = Stopwatch.GetTimestamp();
                using var apply = http.PostAsJsonAsync(new Uri(address, "api/v1/rules/apply"), new
                {
                    file,
                    group = "g",
                    index = 0,
                    hash = rule.GetProperty("hash").GetString(),
                    changes = new { thresholds = new[] { new { id = "0", value = 1000 + round } } },
                    reason = "it may be killed",
                });
                // Every tenth is let live, to know how long one takes.
                if (round % 10 == 0)
                {
                    Assert.True((await apply).IsSuccessStatusCode, await (await apply).Content.ReadAsStringAsync());
                    usual = Stopwatch.GetElapsedTime(start);
                }
                else if (round % 4 == 1)
                {
                    await Task.WhenAny(apply, Task.Delay(usual * (random.NextDouble() * 1.2)));
                }
                else
                {
                    // Most end where it matters: once the change is noted, before its end is.
                    var noted = new FileInfo(Path.Combine(folder.Path, "storage", "rules", "history.jsonl"));
                    var before = noted.Exists ? noted.Length : 0;
                    for (; !apply.IsCompleted && (!noted.Exists || noted.Length == before); noted.Refresh()) await Task.Delay(1);
                    await Task.Delay(random.Next(80));
                }
                await console.KillAsync();
                await ((Task)apply).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                var now = await File.ReadAllTextAsync(file);
                Assert.True(now == old || now == old.Replace(Threshold(old), FormattableString.Invariant($"up > {1000 + round} "), StringComparison.Ordinal), now);
            }
        }
        await using var last = ConsoleProcess.Start(folder.Path, ["--prometheus.url", server.Address.ToString(), "--rules.files.0", Path.Combine(rules, "*.yml"), "--storage.path", Path.Combine(folder.Path, "storage")]);
        await SettledAsync(http, await last.ReadyAsync(), file, prometheus, ends, Kills);
        await File.WriteAllTextAsync(Repository.Artifact("test", "kills.txt"), $"{Kills} applies: {string.Join(", ", ends.Select(e => $"{e.Value} {e.Key}"))}\n");
        Assert.Equal(["a.yml"], Directory.EnumerateFiles(rules).Select(Path.GetFileName).Where(n => n != ".operator-console.lock"));
    }

    /// <summary>Waits until nothing is half done, and holds file, server and history beside each other.</summary>
    private static async Task SettledAsync(HttpClient http, Uri console, string file, PrometheusClient prometheus, Dictionary<string, int> ends, int round)
    {
        JsonElement[] revisions = [];
        await Eventually.TrueAsync("every change has ended", async () =>
        {
            revisions = [.. (await http.GetFromJsonAsync<JsonElement>(new Uri(console, "api/v1/rules/history?limit=1000"))).GetProperty("revisions").EnumerateArray()];
            return revisions.All(r => r.GetProperty("result").GetString() != "begun");
        });
        var bytes = await File.ReadAllBytesAsync(file);
        var latest = revisions.FirstOrDefault(r => r.GetProperty("result").GetString() == "active");
        if (latest.ValueKind == JsonValueKind.Object) Assert.Equal(latest.GetProperty("newHash").GetString(), RuleFileContent.HashOf(bytes));
        Assert.DoesNotContain(revisions, r => r.GetProperty("result").GetString() is "unknown" or "rolledBack");
        var loaded = new LoadedRules((await prometheus.RulesAsync()).Value!);
        Assert.Null(loaded.Difference(file, RuleFile.Read(new RuleFileContent(bytes).Text)));
        if (round > 0 && revisions.Length > 0)
        {
            ends.Clear();
            foreach (var result in revisions.Select(r => r.GetProperty("result").GetString()! + (r.TryGetProperty("message", out _) ? " after the restart" : ""))) ends[result] = ends.GetValueOrDefault(result) + 1;
            ends["never begun"] = round - revisions.Length;
        }
    }

    private static async Task<IEnumerable<JsonElement>> RulesAsync(HttpClient http, Uri console) =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri(console, "api/v1/rules"))).GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray());

    // up > 1003 # why
    private static string Threshold(string text) => text[text.IndexOf("up > ", StringComparison.Ordinal)..text.IndexOf("# why", StringComparison.Ordinal)];
}
