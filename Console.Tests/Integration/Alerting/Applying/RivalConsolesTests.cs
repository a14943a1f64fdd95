using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.History;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Alerting.Applying;

/// <summary>Two consoles and an outside editor at the same file. CONSOLE_TEST_RIVALS=200 lets each console make as many changes.</summary>
public sealed class RivalConsolesTests
{
    private static readonly int Applies = int.TryParse(Environment.GetEnvironmentVariable("CONSOLE_TEST_RIVALS"), NumberStyles.None, CultureInfo.InvariantCulture, out var applies) ? applies : 8;

    [Fact]
    public async Task Consoles_AndAnEditorAtOneFile_LoseNothingAndOverwriteNobody()
    {
        using var folder = new TemporaryFolder();
        var rules = Directory.CreateDirectory(Path.Combine(folder.Path, "rules")).FullName;
        var file = Path.Combine(rules, "a.yml");
        await File.WriteAllTextAsync(file, "groups:\n- name: g\n  rules:\n" + string.Concat(Enumerable.Range(0, 2 * Applies).Select(i => FormattableString.Invariant($"  - alert: A{i}\n    expr: up > {i + 1}\n"))));
        await using var server = await RealPrometheus.StartAsync(RuleWorkshop.Config(rules), null, "--web.enable-lifecycle");
        await using var one = Start(folder.Path, "one", server, rules);
        await using var two = Start(folder.Path, "two", server, rules);
        Uri[] addresses = [await one.ReadyAsync(), await two.ReadyAsync()];
        using var http = new HttpClient();
        var editor = new OutsideEditor(file);
        using var enough = new CancellationTokenSource();
        var editing = Task.Factory.StartNew(() => editor.Run(enough.Token), TaskCreationOptions.LongRunning);
        var changes = new ConcurrentBag<Change>();

        await Task.WhenAll(addresses.Select((a, console) => Task.Run(async () =>
        {
            for (var i = 0; i < Applies; i++) await ApplyAsync(http, a, file, (2 * i) + console, changes);
        })));
        await enough.CancelAsync();
        await editing;

        var final = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(Repository.Artifact("test", "rivals.txt"), FormattableString.Invariant(
            $"{changes.Count(c => c.IsApplied)} applied, {changes.Count(c => c.Result == "notWritten")} stopped at the last moment, {changes.Count(c => c.Result is null)} refused before; {editor.Written.Count} writes from outside, {editor.Collisions} while a console's file stood ready, {editor.Overwritten.Count} lines the editor itself wrote over\n"));
        var known = final + string.Concat(Directory.EnumerateFiles(rules, ".*-kept").Select(File.ReadAllText)) + string.Concat(editor.Overwritten.Select(l => l + "\n"));
        Assert.All(editor.Written, line => Assert.Contains(line + "\n", known, StringComparison.Ordinal));
        Assert.All(changes.Where(c => c.IsApplied), c => Assert.Contains(c.Line, known, StringComparison.Ordinal));
        Assert.All(changes.Where(c => c.Result == "notWritten"), c => Assert.DoesNotContain(c.Line, final, StringComparison.Ordinal));
        foreach (var (address, storage) in addresses.Zip(new[] { "one", "two" })) await HistoryTellsAllAsync(http, address, new RuleVersions(Path.Combine(folder.Path, storage, "rules", "versions")), [.. changes.Where(c => c.Console == address)]);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        var prometheus = new PrometheusClient(invoker, new ExternalPrometheus(server.Address), new PrometheusSettings { Url = server.Address });
        Assert.True((await prometheus.ReloadAsync()).Succeeded);
        await Eventually.TrueAsync("Prometheus runs what the file says", async () => new LoadedRules((await prometheus.RulesAsync()).Value!).Difference(file, RuleFile.Read(final)) is null);
        Assert.DoesNotContain(Directory.EnumerateFiles(rules), f => f.EndsWith("-half", StringComparison.Ordinal));
    }

    private static ConsoleProcess Start(string folder, string name, RealPrometheus server, string rules) => ConsoleProcess.Start(
        Directory.CreateDirectory(Path.Combine(folder, name)).FullName, ["--prometheus.url", server.Address.ToString(), "--rules.files.0", Path.Combine(rules, "*.yml")]);

    /// <summary>Changes a rule, again and again until that is done: as an operator does who is told that somebody was faster.</summary>
    private static async Task ApplyAsync(HttpClient http, Uri console, string file, int index, ConcurrentBag<Change> changes)
    {
        for (var attempt = 1; ; attempt++)
        {
            var value = (10_000 * attempt) + index;
            var known = (await http.GetFromJsonAsync<JsonElement>(new Uri(console, "api/v1/rules"))).GetProperty("groups").EnumerateArray().Single().GetProperty("rules")[index];
            using var answer = await http.PostAsJsonAsync(new Uri(console, "api/v1/rules/apply"), new
            {
                file,
                group = "g",
                index,
                hash = known.GetProperty("hash").GetString(),
                changes = new { thresholds = new[] { new { id = "0", value } } },
                reason = FormattableString.Invariant($"attempt {attempt} at {value}"),
            });
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, said);
            var revision = await RevisionAsync(http, console, value);
            changes.Add(new Change(console, FormattableString.Invariant($"expr: up > {value}\n"), answer.StatusCode == HttpStatusCode.OK, revision is { } noted ? noted.GetProperty("result").GetString() : null));
            if (answer.StatusCode == HttpStatusCode.OK) return;
        }
    }

    private static async Task<JsonElement?> RevisionAsync(HttpClient http, Uri console, int value)
    {
        var found = (await HistoryAsync(http, console)).FirstOrDefault(r => r.GetProperty("reason").GetString()!.EndsWith(FormattableString.Invariant($" at {value}"), StringComparison.Ordinal));
        return found.ValueKind == JsonValueKind.Object ? found : null;
    }

    private static async Task<IEnumerable<JsonElement>> HistoryAsync(HttpClient http, Uri console) =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri(console, "api/v1/rules/history?limit=1000"))).GetProperty("revisions").EnumerateArray();

    /// <summary>Every change that was answered as made is in the history, and is its own base but for one line.</summary>
    private static async Task HistoryTellsAllAsync(HttpClient http, Uri console, RuleVersions versions, IReadOnlyList<Change> changes)
    {
        var active = (await HistoryAsync(http, console)).Where(r => r.GetProperty("result").GetString() == "active").ToList();
        Assert.Equal(changes.Count(c => c.IsApplied), active.Count);
        foreach (var revision in active)
        {
            var (old, now) = (Text("oldHash"), Text("newHash"));
            var line = Assert.Single(now, l => !old.Contains(l));
            Assert.Contains(changes, c => c.IsApplied && c.Line.TrimEnd() == line.Trim());
            Assert.Equal(old.Length, now.Length);

            string[] Text(string hash) => versions.Find(revision.GetProperty(hash).GetString()!)!.Text.Split('\n');
        }
    }

    private sealed record Change(Uri Console, string Line, bool IsApplied, string? Result);
}
