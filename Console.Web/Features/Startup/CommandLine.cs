using OperatorConsole.Core.Settings;

namespace OperatorConsole.Web.Features.Startup;

/// <summary>What the console is told on its command line.</summary>
internal sealed record CommandLine
{
    private const string Usage = """
        operator-console [--config FILE] [--urls URL] [--demo] [--KEY VALUE …]

          --config FILE            the settings, as YAML or JSON
          --urls URL               where to listen; default http://127.0.0.1:8480
          --demo                   watch simulated gateways; needs no settings
          --demo-history 7d        how much of the demo's past is written on its first start
          --demo-first-port 18800  the first port of the demo's gateways
          --demo-seed 7            another number tells another story
          --demo-program PATH      the demo program, if it is not in the folder demo beside this one
          --prometheus.url URL     any setting by its key: --gateways.0.name edge
          --help                   this text

        Every setting can also be set in the environment: CONSOLE__PROMETHEUS__URL=http://prom:9090
        """;

    private static readonly string[] WithValue = ["config", "urls", "demo-history", "demo-first-port", "demo-seed", "demo-program"];
    private static readonly string[] Names = [.. WithValue, "demo", "help"];

    public string? Config { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:8480";

    public bool Demo { get; init; }

    public string? DemoProgram { get; init; }

    public string DemoHistory { get; init; } = "7d";

    public string? DemoFirstPort { get; init; }

    public string? DemoSeed { get; init; }

    public bool Help { get; init; }

    /// <summary>Settings by their key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>Reads the command line: <c>--name value</c> and <c>--name=value</c>.</summary>
    /// <exception cref="StartupException">Something on it cannot be understood; all of it is named.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var problems = new List<string>();
        var values = new Dictionary<string, string>();
        var settings = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, value) = Split(arguments[i]);
            var isSetting = name.Contains('.');
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || (!isSetting && !Names.Contains(name)))
            {
                problems.Add($"{arguments[i].Split('=')[0]} is not an option. {NearestName.Advice($"--{name}", [.. Names.Select(n => $"--{n}")])}");
                if (IsValue(arguments, i + 1)) i++;
                continue;
            }
            var needsValue = isSetting || WithValue.Contains(name);
            if (needsValue && value is null && IsValue(arguments, i + 1)) value = arguments[++i];
            if (needsValue && string.IsNullOrEmpty(value)) problems.Add($"--{name} needs a value.");
            else if (!needsValue && value is not null) problems.Add($"--{name} takes no value.");
            else if (isSetting) settings.Add(new(name, value!));
            else if (!values.TryAdd(name, value ?? "")) problems.Add($"--{name} is given twice.");
        }
        if (values.ContainsKey("demo") && values.ContainsKey("config")) problems.Add("--demo brings its own settings: leave out --config.");
        foreach (var name in values.Keys.Where(n => n.StartsWith("demo-", StringComparison.Ordinal) && !values.ContainsKey("demo"))) problems.Add($"--{name} needs --demo.");
        if (problems.Count > 0) throw new StartupException(ExitCode.BadSettings, $"{string.Join('\n', problems)}\n  remedy:  operator-console --help lists every option.");

        var defaults = new CommandLine();
        return new CommandLine
        {
            Config = values.GetValueOrDefault("config"),
            Urls = values.GetValueOrDefault("urls", defaults.Urls),
            Demo = values.ContainsKey("demo"),
            DemoProgram = values.GetValueOrDefault("demo-program"),
            DemoHistory = values.GetValueOrDefault("demo-history", defaults.DemoHistory),
            DemoFirstPort = values.GetValueOrDefault("demo-first-port"),
            DemoSeed = values.GetValueOrDefault("demo-seed"),
            Help = values.ContainsKey("help"),
            Settings = settings,
        };
    }

    public static int PrintUsage()
    {
        Console.WriteLine(Usage);
        return ExitCode.Ok;
    }

    private static bool IsValue(string[] arguments, int index) =>
        index < arguments.Length && !arguments[index].StartsWith("--", StringComparison.Ordinal);

    private static (string Name, string? Value) Split(string argument)
    {
        var parts = argument.TrimStart('-').Split('=', 2);
        return (parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
