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
            return [.. Read(text), await BesidePromtoolAsync(file)];
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

        for (var i = 0; i < 3; i++) Linter.Examine(text, LintSurroundings.Unknown);
        var linting = Median.Of(Enumerable.Range(0, Rounds).Select(_ => Seconds(() => Linter.Examine(text, LintSurroundings.Unknown))));
        yield return new Figure("rules read and checked per second", Math.Round(Rules / linting), null, "YAML, parser, analysis and all text checks in a process that runs already");
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

    private static async Task<Figure> BesidePromtoolAsync(string file)
    {
        Say.Line("checking a file of as many rules, and promtool beside it");
        List<(double Console, double Promtool)> times = [];
        for (var round = 0; round < 5; round++)
            times.Add((await RunAsync("dotnet", Repository.Program("Web"), "lint", file), await RunAsync("promtool", "check", "rules", file)));
        var (console, promtool) = (Median.Of(times.Select(t => t.Console)), Median.Of(times.Select(t => t.Promtool)));
        return new Figure("10,000 rules linted / promtool check rules", console / promtool, 0.5, FormattableString.Invariant($"{console:0.00} s / {promtool:0.00} s, both as commands, start included"));
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
