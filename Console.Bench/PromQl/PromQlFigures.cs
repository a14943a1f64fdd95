using System.Diagnostics;
using OperatorConsole.Bench.Running;
using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Alerting.Rules;
using OperatorConsole.Core.PromQl;

namespace OperatorConsole.Bench.PromQl;

/// <summary>How fast PromQL is read, and rule files are checked beside promtool, which only looks whether they load.</summary>
internal static class PromQlFigures
{
    private const int Rules = 10_000;
    private const int Rounds = 9;
    private const double Expressions = Rules;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var text = RuleFileText.Compose(Rules);
        var folder = Directory.CreateTempSubdirectory("console-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "rules.yml");
            await File.WriteAllTextAsync(file, text);
            return [.. Read(text), .. await BesidePromtoolAsync(file, text)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Figure> Read(string text)
    {
        Say.Line($"reading {Rules} expressions");
        var expressions = RuleFile.Read(text).Rules.Select(r => r.Expr.Value).ToList();
        for (var i = 0; i < 5; i++) Analyse(expressions); // compiled to its best
        var parsing = Median.Of(Enumerable.Range(0, Rounds).Select(_ => Seconds(() => Parse(expressions))));
        var analysing = Median.Of(Enumerable.Range(0, Rounds).Select(_ => Seconds(() => Analyse(expressions))));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Parse(expressions);
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Expressions;
        var length = expressions.Average(e => e.Length);
        yield return new Figure("expressions parsed per second", Math.Round(Expressions / parsing), null, FormattableString.Invariant($"{length:0} characters each, one thread"));
        yield return new Figure("expressions parsed and analysed per second", Math.Round(Expressions / analysing), null, "selectors, labels, comparisons, thresholds, knobs");
        yield return new Figure("bytes allocated per expression parsed", Math.Round(bytes), null, FormattableString.Invariant($"{bytes / length:0.0} per character")) { Unit = "B" };

    }

    private static void Parse(List<string> expressions)
    {
        foreach (var expression in expressions) Must(PromQlParser.Parse(expression));
    }

    private static void Analyse(List<string> expressions)
    {
        foreach (var expression in expressions)
        {
            var analysis = ExpressionAnalysis.Of(Must(PromQlParser.Parse(expression)), expression);
            if (analysis.Labels.Labels.Count > 100) throw new InvalidOperationException("No rule here has so many labels.");
        }
    }

    private static Expr Must(ParsedExpression parsed) => parsed.Root ?? throw new InvalidOperationException($"{parsed.Text}: {parsed.Error}");

    private static async Task<IReadOnlyList<Figure>> BesidePromtoolAsync(string file, string text)
    {
        Say.Line("checking a file of as many rules, and promtool beside it");
        for (var i = 0; i < 3; i++) Linter.Examine(text, LintSurroundings.Unknown); // as in a console that runs
        List<(double Linter, double Command, double Promtool)> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((
                Seconds(() => Linter.Examine(text, LintSurroundings.Unknown)),
                await RunAsync("dotnet", Repository.Program("Web"), "lint", file),
                await RunAsync("promtool", "check", "rules", file)));
        }
        var (linter, command, promtool) = (Median.Of(times.Select(t => t.Linter)), Median.Of(times.Select(t => t.Command)), Median.Of(times.Select(t => t.Promtool)));
        return
        [
            new Figure("10,000 rules linted / promtool check rules", linter / promtool, 0.5, FormattableString.Invariant($"{linter:0.00} s / {promtool:0.00} s: YAML, parser, analysis and all text checks, in a process that runs")),
            new Figure("the same as a command / promtool check rules", command / promtool, null, FormattableString.Invariant($"{command:0.00} s / {promtool:0.00} s, start and compilation included")),
        ];
    }

    private static async Task<double> RunAsync(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
