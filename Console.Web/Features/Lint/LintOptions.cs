using OperatorConsole.Core.Alerting.Lint;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;
using OperatorConsole.Web.Features.Startup;

namespace OperatorConsole.Web.Features.Lint;

/// <summary>What the command lint is told.</summary>
internal sealed record LintOptions(IReadOnlyList<string> Files, string Format, LintSurroundings Around, bool Help)
{
    private static readonly string[] Formats = ["text", "json", "sarif"];

    /// <exception cref="StartupException">Something cannot be understood; all of it is named.</exception>
    public static LintOptions Parse(string[] arguments)
    {
        var files = arguments.Where((a, i) => a == "-" || (!a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !TakesNext(arguments[i - 1])))).ToList();
        var reader = new OptionReader([.. arguments.Where(a => !files.Contains(a))], ["format", "profile", "scrape-interval", "evaluation-interval"], ["help"]);
        reader.Read();
        var (options, problems) = (reader.Options, reader.Problems);
        var help = options.ContainsKey("help");
        var format = options.GetValueOrDefault("format", Formats[0]);
        if (!Formats.Contains(format)) problems.Add($"--format is text, json or sarif, not {format}.");
        if (files.Count == 0 && !help) problems.Add("No file is named.");
        var around = new LintSurroundings { ScrapeInterval = Duration("scrape-interval"), EvaluationInterval = Duration("evaluation-interval"), Metrics = Metrics() };
        if (problems.Count > 0) throw new StartupException(ExitCode.BadSettings, $"{string.Join('\n', problems)}\n  remedy:  operator-console lint --help lists every option.");
        return new LintOptions(files, format, around, help);

        MetricCatalogue? Metrics()
        {
            if (!options.TryGetValue("profile", out var names)) return null;
            var catalogue = ProfileCatalogue.Load();
            List<KnownMetrics> metrics = [];
            foreach (var profile in names.Split(',').Select(catalogue.Find))
            {
                if (profile.Succeeded) metrics.Add(profile.Value.Metrics);
                else problems.Add($"{profile.Failure}. {profile.Failure.Remedy}");
            }
            return ProfileMetrics.Of(metrics);
        }

        TimeSpan? Duration(string name)
        {
            if (!options.TryGetValue(name, out var text)) return null;
            if (PrometheusDuration.TryParse(text, out var duration)) return duration;
            problems.Add($"--{name} is a duration such as 15s, not {text}.");
            return null;
        }
    }

    private static bool TakesNext(string option) => option is "--format" or "--profile" or "--scrape-interval" or "--evaluation-interval";
}
