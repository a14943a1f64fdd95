using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Demo.Gateways;
using OperatorConsole.Demo.History;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Fakes;
using OperatorConsole.Tests.Integration.Prometheus;

namespace OperatorConsole.Tests.Integration.Truth;

/// <summary>Half a day of the demo's gateways with one incident of every kind, in a real Prometheus, and a console in front of it.</summary>
/// <remarks>The gateways run inside the test, so that what the console shows can be held against what they wrote down themselves.</remarks>
public sealed class SimulatedDay : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, JsonElement> _panels = [];
    private IReadOnlyList<SimulatedGateway> _gateways = [];
    private RealPrometheus? _prometheus;
    private ConsoleProcess? _console;

    /// <summary>From when on the gateways are warm.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = Start.AddHours(8);

    private static TimeSpan WarmUp => TimeSpan.FromHours(4);

    public HttpClient Http { get; } = new();

    internal SimulatedGateway this[string gateway] => _gateways.Single(g => g.Name == gateway);

    /// <summary>When each incident plays: its start in minutes after <see cref="Start"/> and its length.</summary>
    internal static IReadOnlyList<(string Scenario, string Target, double Minute, double Length)> Incidents { get; } =
    [
        // Prometheus never sees how a counter came to its first value: what can fail has failed once before the day begins.
        (Scenario.ProviderOutage, Providers.OpenAi, -150, 40),
        (Scenario.ProviderOutage, Providers.Anthropic, -140, 40),
        (Scenario.AuthFlood, GatewayNames.Edge, -60, 5),
        (Scenario.ProviderOutage, Providers.OpenAi, 25, 30),
        (Scenario.ProviderOutage, Providers.Anthropic, 30, 25),
        (Scenario.SlowModel, Models.Gpt4o, 95, 20),
        (Scenario.CacheCollapse, GatewayNames.Edge, 140, 20),
        (Scenario.AuthFlood, GatewayNames.Edge, 190, 15),
        (Scenario.GpuNodeLost, GpuNodes.Second, 235, 20),
        (Scenario.XidError, GpuNodes.First, 280, 12),
        (Scenario.SpendSpike, GatewayNames.Proxy, 320, 30),
        (Scenario.GatewayRestart, GatewayNames.Chat, 380, 0.2),
        (Scenario.GatewayDown, GatewayNames.Strata, 410, 8),
    ];

    public async Task InitializeAsync()
    {
        var world = new World(7, withPlan: false);
        foreach (var (scenario, target, minute, length) in Incidents) world.Incidents.Start(Scenario.Find(scenario)!, target, Start.AddMinutes(minute), TimeSpan.FromMinutes(length));
        _gateways = Fleet.Create(world);
        var ports = new PortPlan(_gateways, 1);
        foreach (var gateway in _gateways) gateway.Begin(Start - WarmUp);

        var time = new ManualTime();
        time.Advance(End - time.GetUtcNow());
        var database = Path.Combine(_folder.Path, "database");
        await new Backfill(_gateways, ports, "promtool", database, Path.Combine(_folder.Path, "work")).RunAsync(Start - WarmUp, time, _ => { }, CancellationToken.None);

        _prometheus = await RealPrometheus.StartAsync(data: database);
        var entries = _gateways.Select(g => (g, g.Describe(new GatewayAddresses(g.Listeners.ToDictionary(l => l.Name, l => ports.Address(g, l)), _folder.Path))));
        _console = ConsoleProcess.Start(_folder.Path, ["--config", _folder.Write("console.yaml", Settings(entries))]);
        Http.BaseAddress = await _console.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_console is not null) await _console.DisposeAsync();
        if (_prometheus is not null) await _prometheus.DisposeAsync();
    }

    public void Dispose()
    {
        Http.Dispose();
        _folder.Dispose();
    }

    /// <summary>What the console's API says of a panel.</summary>
    public async Task<JsonElement> PanelAsync(string gateway, string panel, DateTimeOffset from, DateTimeOffset to, int points)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"api/v1/dashboards/gateway/panels/{panel}?gateway={gateway}&from={from.ToUnixTimeMilliseconds()}&to={to.ToUnixTimeMilliseconds()}&points={points}");
        if (_panels.TryGetValue(address, out var known)) return known;
        return _panels[address] = await Http.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));
    }

    /// <summary>The names of all panels of a gateway.</summary>
    public async Task<IReadOnlyList<string>> PanelsOfAsync(string gateway)
    {
        var answer = await Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/dashboards", UriKind.Relative));
        return [.. from dashboard in answer.GetProperty("dashboards").EnumerateArray()
                   where dashboard.TryGetProperty("gateways", out _)
                   from one in dashboard.GetProperty("gateways").EnumerateArray()
                   where one.GetProperty("name").GetString() == gateway
                   from panel in one.GetProperty("panels").EnumerateArray()
                   select panel.GetProperty("id").GetString()!];
    }

    // The gateways' own endpoints are not there: they would tell of now.
    private string Settings(IEnumerable<(SimulatedGateway Gateway, ConsoleEntry Entry)> entries) =>
        $"prometheus: {{ url: \"{_prometheus!.Address}\", scrapeInterval: 60s }}\ngateways:\n"
        + string.Concat(entries.Select(e => $"  - {{ name: {e.Gateway.Name}, profile: {e.Entry.Profile}, selector: '{{job=\"{e.Gateway.Name}\"}}' }}\n"));
}

/// <summary>The tests that look at the simulated day.</summary>
[CollectionDefinition(Name)]
public sealed class SimulatedDayCollection : ICollectionFixture<SimulatedDay>
{
    public const string Name = "simulated day";
}
