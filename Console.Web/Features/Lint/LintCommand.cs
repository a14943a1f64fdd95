using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features.Lint;

/// <summary><c>operator-console lint FILE…</c>: checks rule files without a server, for pipelines.</summary>
internal static class LintCommand
{
    private const string Usage = """
        operator-console lint FILE… [--format text|json|sarif] [--profile NAMES] [--scrape-interval 15s] [--evaluation-interval 15s]

          FILE                     rule files, folders with them (*.yml, *.yaml), or - for the input
          --format text            file:line:column: severity: message [check]; also json and sarif
          --profile isartor,vllm   the gateways whose metrics, labels and values the rules are held against
          --scrape-interval 15s    how often series are scraped: windows are checked against it
          --evaluation-interval    how often rules are evaluated, where their group does not say

        Exit code 0: no errors; warnings may have been told. 1: there are errors. 2: a file cannot be read.
        The checks are explained in docs/lint.md; a comment switches one off: # lint disable self-division
        """;

    public static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var options = LintOptions.Parse(arguments);
        if (options.Help)
        {
            await output.WriteLineAsync(Usage);
            return ExitCode.Ok;
        }
        List<LintedFile> files = [];
        foreach (var (name, text) in await ReadAsync(options.Files, input, cancellation)) files.Add(new LintedFile(name, Linter.Examine(text, options.Around)));
        await LintReport.WriteAsync(options.Format, files, output);
        return files.Exists(f => f.Findings.Any(i => i.Check.Severity == LintSeverity.Error)) ? ExitCode.LintErrors : ExitCode.Ok;
    }

    private static async Task<List<(string Name, string Text)>> ReadAsync(IReadOnlyList<string> names, TextReader input, CancellationToken cancellation)
    {
        List<(string, string)> files = [];
        foreach (var name in names.SelectMany(Expand))
        {
            try
            {
                files.Add((name, name == "-" ? await input.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(name, cancellation)));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new StartupException(ExitCode.BadSettings, $"{name} cannot be read: {problem.Message}");
            }
        }
        return files;
    }

    private static IEnumerable<string> Expand(string name) => !Directory.Exists(name) ? [name]
        : Directory.EnumerateFiles(name, "*.y*ml", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".yml" or ".yaml").Order(StringComparer.Ordinal);
}

/// <param name="Name">The file as it was named.</param>
/// <param name="Findings">In the order of the file.</param>
internal sealed record LintedFile(string Name, IReadOnlyList<LintFinding> Findings);
