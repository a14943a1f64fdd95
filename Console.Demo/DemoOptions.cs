using System.Globalization;

namespace OperatorConsole.Demo;

/// <summary>What the demo is told on its command line.</summary>
/// <param name="DataFolder">Where logs, rules, secrets and the console's settings file are written.</param>
/// <param name="Seed">Repeats the same story.</param>
/// <param name="FirstPort">The first of its ports; 0 takes free ones.</param>
/// <param name="History">How much past to write into <paramref name="DatabaseFolder"/>.</param>
/// <param name="DatabaseFolder">An empty Prometheus data folder to fill; none for no history.</param>
/// <param name="Promtool">The promtool program.</param>
/// <param name="ScrapeInterval">What the settings file asks of the console.</param>
/// <param name="TracesTo">A collector or Jaeger that traces are also sent to, by OTLP over HTTP; none for none.</param>
internal sealed record DemoOptions(
    string DataFolder, int Seed, int FirstPort, TimeSpan History, string? DatabaseFolder, string Promtool, TimeSpan ScrapeInterval, Uri? TracesTo = null)
{
    /// <summary>How much of the past is also written as log lines.</summary>
    public TimeSpan LogHistory => History < TimeSpan.FromHours(6) ? History : TimeSpan.FromHours(6);

    public const string Usage = """
        operator-console-demo --data FOLDER [--seed 7] [--first-port 18800] [--history 7d --database FOLDER [--promtool PATH]] [--scrape-interval 5s] [--traces-to http://127.0.0.1:4318]
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">An option is unknown, without a value, or its value cannot be read.</exception>
    public static DemoOptions Parse(string[] arguments)
    {
        var options = new DemoOptions("", 7, 18800, TimeSpan.FromDays(7), null, "promtool", TimeSpan.FromSeconds(5));
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw new FormatException($"{arguments[i]} needs a value.");
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--data" => options with { DataFolder = Path.GetFullPath(value) },
                "--seed" => options with { Seed = Number(arguments[i], value) },
                "--first-port" => options with { FirstPort = Number(arguments[i], value) },
                "--history" => options with { History = Duration(arguments[i], value) },
                "--database" => options with { DatabaseFolder = Path.GetFullPath(value) },
                "--promtool" => options with { Promtool = value },
                "--scrape-interval" => options with { ScrapeInterval = Duration(arguments[i], value) },
                "--traces-to" => options with { TracesTo = Address(arguments[i], value) },
                _ => throw new FormatException($"{arguments[i]} is not an option."),
            };
        }
        return options.DataFolder.Length > 0 ? options : throw new FormatException("--data is missing.");
    }

    private static Uri Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : throw new FormatException($"{name}: “{value}” is not an address such as http://127.0.0.1:4318.");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name}: “{value}” is not a whole number.");

    private static TimeSpan Duration(string name, string value)
    {
        if (value.Length > 1 && double.TryParse(value[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            switch (value[^1])
            {
                case 's': return TimeSpan.FromSeconds(amount);
                case 'm': return TimeSpan.FromMinutes(amount);
                case 'h': return TimeSpan.FromHours(amount);
                case 'd': return TimeSpan.FromDays(amount);
            }
        }
        throw new FormatException($"{name}: “{value}” is not a duration such as 30s, 90m, 12h or 7d.");
    }
}
