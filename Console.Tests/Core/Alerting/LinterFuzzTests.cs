using System.Diagnostics;
using System.Globalization;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Tests.Core.PromQl;
using Xunit.Abstractions;

namespace OperatorConsole.Tests.Core.Alerting;

/// <summary>Whatever a file holds, checking it neither throws nor hangs. PROMQL_FUZZ_SECONDS lengthens it; three seconds otherwise.</summary>
public sealed class LinterFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces = ["{{", "}}", "{{ $labels.", "$value", "\"", "'", ": ", "- ", "\n", "  ", "|", "#", "# lint disable ", "&a", "*a", "---\n", "!x", "[", "{", "\t", "é", "5%", "above 5", "alert:", "expr:", "for: 1", "\\", "\0", "?", "%"];

    private static readonly LintSurroundings Server = new()
    {
        ScrapeInterval = TimeSpan.FromSeconds(15),
        EvaluationInterval = TimeSpan.FromSeconds(15),
        Metrics = new MetricCatalogue(
            new HashSet<string> { "up", "http_requests_total" },
            new Dictionary<string, MetricFacts>
            {
                ["up"] = new("up", "gauge", new Dictionary<string, IReadOnlySet<string>> { ["job"] = new HashSet<string> { "a" } }, 1),
                ["http_requests_total"] = new("http_requests_total", "counter", new Dictionary<string, IReadOnlySet<string>> { ["le"] = new HashSet<string> { "0", "5", "+Inf", "x" } }, 2000),
            }),
    };

    [Fact]
    public void AnyFile_Checked_NeitherThrowsNorHangs()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("PROMQL_FUZZ_SECONDS") ?? "3", CultureInfo.InvariantCulture);
        var seed = Random.Shared.Next();
        var (generator, random) = (new ExpressionGenerator(seed), new Random(seed));
        var clock = Stopwatch.StartNew();
        long count = 0, findings = 0;
        var longest = new LongestRun();
        for (; clock.Elapsed.TotalSeconds < seconds; count++)
        {
            var text = LintedRule.File("HighErrorRate", generator.Next(), "labels: {severity: critical}\nannotations: {summary: 'above 5% on {{ $labels.job }}: {{ $value }}'}")
                + $"  - alert: B\n    expr: '{generator.Next().Replace("'", "''", StringComparison.Ordinal)}'\n    for: 10s\n";
            for (var i = random.Next(4); i > 0; i--) text = text.Insert(random.Next(text.Length + 1), Pieces[random.Next(Pieces.Length)]);
            var around = random.Next(2) == 0 ? Server : LintSurroundings.Unknown;
            IReadOnlyList<LintFinding> found = [];
            longest.Of(() => found = Linter.Examine(text, around));
            Assert.All(found, f => Assert.True(f.Range.Start >= 0 && f.Range.Start <= f.Range.End && f.Range.End <= text.Length, $"seed {seed}: {f}\n{text}"));
            findings += found.Count;
        }
        output.WriteLine(FormattableString.Invariant($"seed {seed}: {count} files, {findings} findings in {clock.Elapsed.TotalSeconds:0} s, the longest took {longest.Time.TotalMilliseconds:0.0} ms"));
        Assert.True(findings > 0 && longest.Time < TimeSpan.FromSeconds(5), $"seed {seed}: {findings} findings, one file took {longest.Time}");
    }
}
