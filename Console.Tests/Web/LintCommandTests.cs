using System.Text.Json;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Tests.Core.Alerting;
using OperatorConsole.Web.Features.Lint;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Tests.Web;

public sealed class LintCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lint_OfABadRule_SaysWhereAndEndsWithOne()
    {
        var file = _folder.Write("a.yml", LintedRule.File("A", "rate(x_total{a=\"1\"}[5m]) / rate(x_total[5m]) > 0.5"));
        var (code, output) = await RunAsync(file);

        Assert.Equal(ExitCode.LintErrors, code);
        Assert.StartsWith($"{file}:6:7: error: each series is divided by itself", output, StringComparison.Ordinal);
        Assert.Contains("[self-division]\n    → sum(rate(x_total{a=\"1\"}[5m])) / sum(rate(x_total[5m])) > 0.5\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x > 5", "")]
    [InlineData("x_total > 5", "warning")]
    public async Task Lint_WithoutErrors_EndsWithNone(string expr, string says)
    {
        var (code, output) = await RunAsync(_folder.Write("a.yml", LintedRule.File("A", expr)));
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(says.Length > 0, output.Length > 0);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_AsJson_IsOneDocumentForAllFilesOfAFolder()
    {
        _folder.Write("b.yaml", LintedRule.File("B", "x_total > 5"));
        _folder.Write("a.yml", LintedRule.File("A", "x > 5"));
        _folder.Write("c.txt", "no rules");
        var (_, output) = await RunAsync(_folder.Path, "--format", "json");

        var files = JsonDocument.Parse(output).RootElement.GetProperty("files");
        Assert.Equal(["a.yml", "b.yaml"], files.EnumerateArray().Select(f => Path.GetFileName(f.GetProperty("file").GetString())));
        var finding = files[1].GetProperty("findings")[0];
        Assert.Equal(("counter-without-rate", "warning", "B", 6), (finding.GetProperty("check").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("rule").GetString(), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Lint_AsSarif_NamesEveryCheckAndEachPlace()
    {
        var (code, output) = await RunAsync("--format=sarif", _folder.Write("a.yml", LintedRule.File("A", "up > 1")));

        var run = JsonDocument.Parse(output).RootElement.GetProperty("runs")[0];
        Assert.Equal(ExitCode.LintErrors, code);
        Assert.Equal(Linter.Checks.Count, run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
        var result = run.GetProperty("results")[0];
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal(("never-fires", "error", 6, 7), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString(), region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public async Task Lint_OfTheInput_ReadsIt()
    {
        var output = new StringWriter();
        var code = await LintCommand.RunAsync(["-"], new StringReader(LintedRule.File("A", "up > 1")), output, CancellationToken.None);
        Assert.Equal(ExitCode.LintErrors, code);
        Assert.StartsWith("-:6:7: error", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_WithIntervals_ChecksTimesBesideThem() =>
        Assert.Contains("[window-too-short]", (await RunAsync("--scrape-interval", "30s", _folder.Write("a.yml", LintedRule.File("A", "rate(x_total[30s]) > 5")))).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Lint_WithAProfile_KnowsItsMetrics() =>
        Assert.Contains("[unknown-label]", (await RunAsync("--profile", "isartor", _folder.Write("a.yml", LintedRule.File("A", "sum(rate(isartor_requests_total{status=\"x\"}[5m])) > 1")))).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("there is no such profile", "a.yml", "--profile", "nobody")]
    [InlineData("No file is named.")]
    [InlineData("--format is text, json or sarif, not xml.", "a.yml", "--format", "xml")]
    [InlineData("--scrape-interval is a duration such as 15s, not soon.", "a.yml", "--scrape-interval", "soon")]
    [InlineData("Did you mean “--format”?", "a.yml", "--formt", "json")]
    [InlineData("cannot be read", "/nowhere/a.yml")]
    public async Task Lint_AskedWrongly_SaysWhat(string says, params string[] arguments)
    {
        var problem = await Assert.ThrowsAsync<StartupException>(() => RunAsync(arguments));
        Assert.Equal(ExitCode.BadSettings, problem.ExitCode);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var code = await LintCommand.RunAsync(arguments, TextReader.Null, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
