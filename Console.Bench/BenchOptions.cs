namespace OperatorConsole.Bench;

/// <summary>What is measured how long. Anything but the defaults is for trying things out.</summary>
/// <param name="History">How much past the demo has.</param>
/// <param name="Viewers">How many look at the overview, and as many at a gateway's page.</param>
/// <param name="Seconds">How long they are watched.</param>
/// <param name="Runs">How often each page is opened.</param>
/// <param name="Only">One part of the queries: decoding, times, refreshes or viewers; empty for all.</param>
/// <param name="Gibibytes">The size of the log requests are looked for in.</param>
internal sealed record BenchOptions(string History = "7d", int Viewers = 200, int Seconds = 60, int Runs = 9, string Only = "", double Gibibytes = 10)
{
    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchOptions();
        for (; arguments.Length > 0; arguments = arguments[2..])
        {
            options = arguments switch
            {
                ["--history", var history, ..] => options with { History = history },
                ["--viewers", var count, ..] => options with { Viewers = int.Parse(count) },
                ["--seconds", var count, ..] => options with { Seconds = int.Parse(count) },
                ["--runs", var count, ..] => options with { Runs = int.Parse(count) },
                ["--gib", var size, ..] => options with { Gibibytes = double.Parse(size, System.Globalization.CultureInfo.InvariantCulture) },
                ["--only", var part, ..] => options with { Only = part },
                _ => throw new ArgumentException($"“{arguments[0]}” is no option. There are --history 7d, --viewers 200, --seconds 60, --runs 9, --gib 10 and --only decoding|times|refreshes|viewers."),
            };
        }
        return options;
    }

    public bool Has(string part) => Only.Length == 0 || Only == part;

    public override string ToString() => $"history {History}, {Viewers} viewers of each page for {Seconds} s, {Runs} runs{(Only.Length > 0 ? $", only {Only}" : "")}";
}
