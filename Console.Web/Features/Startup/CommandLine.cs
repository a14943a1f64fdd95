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
          --demo-traces-to URL     a collector or Jaeger that the demo also sends its traces to, such as http://127.0.0.1:4318
          --demo-program PATH      the demo program, if it is not in the folder demo beside this one
          --prometheus.url URL     any setting by its key: --gateways.0.name edge
          --help                   this text

        operator-console lint FILE…  checks rule files; lint --help tells more

        Every setting can also be set in the environment: CONSOLE__PROMETHEUS__URL=http://prom:9090
        """;

    public string? Config { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:8480";

    public bool Demo { get; init; }

    public string? DemoProgram { get; init; }

    public string DemoHistory { get; init; } = "7d";

    public string? DemoFirstPort { get; init; }

    public string? DemoSeed { get; init; }

    public string? DemoTracesTo { get; init; }

    public bool Help { get; init; }

    /// <summary>Settings by their key.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <exception cref="StartupException">Something on it cannot be understood; all of it is named.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var reader = new OptionReader(arguments, ["config", "urls", "demo-history", "demo-first-port", "demo-seed", "demo-program", "demo-traces-to"], ["demo", "help"]);
        reader.Read();
        var (options, problems) = (reader.Options, reader.Problems);
        if (options.ContainsKey("demo") && options.ContainsKey("config")) problems.Add("--demo brings its own settings: leave out --config.");
        if (!options.ContainsKey("demo")) problems.AddRange(options.Keys.Where(n => n.StartsWith("demo-", StringComparison.Ordinal)).Select(n => $"--{n} needs --demo."));
        if (problems.Count > 0) throw new StartupException(ExitCode.BadSettings, $"{string.Join('\n', problems)}\n  remedy:  operator-console --help lists every option.");

        var defaults = new CommandLine();
        return new CommandLine
        {
            Config = options.GetValueOrDefault("config"),
            Urls = options.GetValueOrDefault("urls", defaults.Urls),
            Demo = options.ContainsKey("demo"),
            DemoProgram = options.GetValueOrDefault("demo-program"),
            DemoHistory = options.GetValueOrDefault("demo-history", defaults.DemoHistory),
            DemoFirstPort = options.GetValueOrDefault("demo-first-port"),
            DemoSeed = options.GetValueOrDefault("demo-seed"),
            DemoTracesTo = options.GetValueOrDefault("demo-traces-to"),
            Help = options.ContainsKey("help"),
            Settings = reader.Settings,
        };
    }

    public static int PrintUsage()
    {
        Console.WriteLine(Usage);
        return ExitCode.Ok;
    }
}
