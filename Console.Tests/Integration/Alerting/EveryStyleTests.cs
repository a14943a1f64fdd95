using System.Diagnostics;
using OperatorConsole.Core.Alerting.Applying;
using OperatorConsole.Core.Alerting.Editing;
using OperatorConsole.Core.Alerting.Files;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.Settings;
using OperatorConsole.Tests.Core.Alerting.Editing;
using OperatorConsole.Tests.Integration.Prometheus;
using Live = OperatorConsole.Core.Prometheus;
using Rule = OperatorConsole.Core.Alerting.Rules.Rule;

namespace OperatorConsole.Tests.Integration.Alerting;

/// <summary>Thousands of files in every style, each number in them changed, held against Prometheus' own reading of both.</summary>
public sealed class EveryStyleTests : IDisposable
{
    private const int Files = 2000;

    private static readonly double[] Values = [7, 0.125, 42, -1, 1e6, 0.3];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Thresholds_OfThousandsOfFiles_ChangeAloneInPrometheusOwnEyes()
    {
        var generator = new RuleFileGenerator(11);
        Dictionary<string, (string Original, Rule Rule, double Value)> variants = [];
        List<string> refused = [];
        var random = new Random(3);
        for (var i = 0; i < Files; i++)
        {
            var content = new RuleFileContent([.. random.Next(20) == 0 ? [0xEF, 0xBB, 0xBF] : Array.Empty<byte>(), .. System.Text.Encoding.UTF8.GetBytes(generator.Next())]);
            var original = Write($"{i:0000}.yml", content.Bytes);
            var file = RuleFile.Read(content.Text);
            Assert.True(file.Problems.Count == 0, $"{string.Join(' ', file.Problems)}\n{content.Text}");
            foreach (var rule in file.Rules)
            {
                foreach (var (t, threshold) in rule.Analysis!.Thresholds.All.Index())
                {
                    var value = Values.First(v => v != threshold.Value && random.Next(2) == 0 || v == Values[^1]);
                    var changed = RuleEditor.Change(content.Text, rule, new RuleChanges { Thresholds = new Dictionary<int, double> { [t] = value } });
                    if (!changed.Succeeded)
                    {
                        refused.Add($"{changed.Failure} in\n{content.Text}");
                        continue;
                    }
                    var after = content.With(changed.Value).Bytes;
                    AssertOnlyOnePlaceDiffers(content, rule, after);
                    variants[Write($"{i:0000}-{rule.Group.Name.GetHashCode(StringComparison.Ordinal):x}-{rule.Index}-{t}.yml", after)] = (original, rule, value);
                }
            }
        }
        Assert.True(refused.Count == 0, $"{refused.Count} refused, such as {string.Join("\n", refused.Take(3))}");
        Assert.True(variants.Count > Files, $"only {variants.Count} thresholds");
        Assert.Equal(0, await PromtoolAsync());

        await using var server = await RealPrometheus.StartAsync($"global: {{ evaluation_interval: 1h }}\nrule_files: [ \"{_folder.Path}/*.yml\" ]\n");
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var client = new Live.PrometheusClient(http, new Live.ExternalPrometheus(server.Address), new PrometheusSettings { Url = server.Address });
        var groups = (await client.RulesAsync()).Value!;
        var running = new LoadedRules(groups);
        foreach (var path in variants.Keys) Assert.Null(running.Difference(path, RuleFile.Read(new RuleFileContent(await File.ReadAllBytesAsync(path)).Text)));
        var loaded = groups.ToLookup(g => g.File);
        foreach (var (path, (original, rule, _)) in variants) AssertOnlyOneRuleDiffers(loaded[original], loaded[path], rule, path);
    }

    private static void AssertOnlyOnePlaceDiffers(RuleFileContent before, Rule rule, byte[] after)
    {
        var start = before.Bytes.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < before.Bytes.Length - start && tail < after.Length - start && before.Bytes[^(tail + 1)] == after[^(tail + 1)]) tail++;
        var mark = before.Bytes.Length - System.Text.Encoding.UTF8.GetByteCount(before.Text);
        var from = mark + System.Text.Encoding.UTF8.GetByteCount(before.Text.AsSpan(0, rule.Expr.Range.Start));
        var to = mark + System.Text.Encoding.UTF8.GetByteCount(before.Text.AsSpan(0, rule.Expr.Range.End));
        Assert.True(start >= from && before.Bytes.Length - tail <= to, $"bytes outside the expression of {rule.Name} differ:\n{before.Text}\n--- became ---\n{System.Text.Encoding.UTF8.GetString(after)}");
        Assert.True(before.Bytes.Length - tail - start <= 60, $"more than a number differs:\n{before.Text}\n--- became ---\n{System.Text.Encoding.UTF8.GetString(after)}");
    }

    private static void AssertOnlyOneRuleDiffers(IEnumerable<Live.RuleGroup> before, IEnumerable<Live.RuleGroup> after, Rule changed, string path)
    {
        foreach (var (old, now) in before.Zip(after, (o, n) => (o, n)))
        {
            Assert.Equal((old.Name, old.Interval, old.Rules.Count), (now.Name, now.Interval, now.Rules.Count));
            foreach (var (index, (was, becomes)) in old.Rules.Zip(now.Rules).Index())
            {
                Assert.Equal((was.Name, was.Duration, was.KeepFiringFor), (becomes.Name, becomes.Duration, becomes.KeepFiringFor));
                Assert.Equal(was.Labels, becomes.Labels);
                Assert.Equal(was.Annotations, becomes.Annotations);
                var isMeant = old.Name == changed.Group.Name && index == changed.Index;
                Assert.True(isMeant == (was.Query != becomes.Query), $"{path}: {was.Query} became {becomes.Query}");
            }
        }
        Assert.Equal(before.Count(), after.Count());
        Assert.NotEmpty(after);
    }

    private async Task<int> PromtoolAsync()
    {
        foreach (var some in Directory.EnumerateFiles(_folder.Path, "*.yml").Chunk(2000))
        {
            using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "rules", .. some]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = promtool.StandardError.ReadToEndAsync();
            await promtool.StandardOutput.ReadToEndAsync();
            await promtool.WaitForExitAsync();
            if (promtool.ExitCode != 0) Assert.Fail((await errors)[..Math.Min(2000, (await errors).Length)]);
        }
        return 0;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
