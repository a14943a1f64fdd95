using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Demo.Gateways.Isartor;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

/// <summary>A simulated Isartor that starts in an hour without planned incidents, so that a test sees only its own.</summary>
internal sealed class IsartorRun
{
    private static readonly string[] Targets = [GatewayNames.Edge, Providers.OpenAi, Providers.Anthropic, Models.Gpt4o, Models.ClaudeSonnet];
    private readonly World _world;

    public IsartorRun(int seed = 7)
    {
        _world = new World(seed);
        Gateway = new IsartorGateway(_world);
        Start = Quiet(TimeSpan.FromHours(3));
        Gateway.Begin(Start);
    }

    public IsartorGateway Gateway { get; }

    public DateTimeOffset Start { get; }

    /// <summary>Simulates on.</summary>
    public IsartorRun Run(double minutes)
    {
        Gateway.Advance(Gateway.Now.AddMinutes(minutes));
        return this;
    }

    /// <summary>Begins an incident now.</summary>
    public IsartorRun Begin(string scenario, string target, double minutes)
    {
        _world.Incidents.Start(Scenario.Find(scenario)!, target, Gateway.Now, TimeSpan.FromMinutes(minutes));
        return this;
    }

    /// <summary>What Prometheus would scrape from the collector now.</summary>
    public IReadOnlyList<Series> Scrape()
    {
        lock (Gateway.Gate) return [.. Gateway.Listeners.Single(l => l.Name == "collector").Scraped!().Select(s => Series.Of(s.Name, s.LabelText, s.Read()))];
    }

    /// <summary>The sum of a metric's series that have all these labels: <c>("final_layer", "L3_Cloud")</c>.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels) =>
        Scrape().Where(s => s.Name == name && labels.All(l => s.Labels[l.Label] == l.Value)).Sum(s => s.Value);

    private DateTimeOffset Quiet(TimeSpan length)
    {
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        while (_world.Incidents.Between(start.AddHours(-1), start + length).Any(i => Targets.Contains(i.Target))) start = start.AddMinutes(10);
        return start;
    }
}

/// <summary>One scraped sample.</summary>
internal sealed partial record Series(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    public static Series Of(string name, string labels, double value) =>
        new(name, Label().Matches(labels).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value), value);

    /// <summary>Reads a line such as <c>x_total{a="1"} 12</c>.</summary>
    public static Series Parse(string line)
    {
        var brace = line.IndexOf('{', StringComparison.Ordinal);
        var end = line.LastIndexOf(' ');
        return Of(line[..brace], line[brace..end], double.Parse(line[(end + 1)..], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(\w+)=""([^""]*)""")]
    private static partial Regex Label();
}
