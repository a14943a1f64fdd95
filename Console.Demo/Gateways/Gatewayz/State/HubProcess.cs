using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>One run of the gateway's process: all it keeps in memory, gone with the next restart.</summary>
internal sealed class HubProcess
{
    private const double ChatPerSecond = 4;
    private const double BatchPerSecond = 1.5;
    private const double FloodPerSecond = 9;
    private const double CatalogPerSecond = 0.25;
    private const double ScansPerSecond = 0.002;
    private const int ProbeSeconds = 10;

    private readonly GatewayzFamilies _families;
    private readonly Surroundings _surroundings;
    private readonly SimulationRandom _random;
    private readonly ChatTraffic _chat;
    private readonly SideTraffic _side;
    private readonly double[] _rates = new double[5];

    public HubProcess(GatewayzFamilies families, Surroundings surroundings, SimulationRandom random, GatewayzLog log, Ledger ledger, DateTimeOffset startedAt)
    {
        _families = families;
        _surroundings = surroundings;
        _random = random;
        Breakers = new CircuitBreakers(families.Breakers, log);
        Velocity = new VelocityMode(families.Protection);
        InFlight = new InFlight(families.Protection, startedAt);
        Database = new DatabaseCalls(families.Database, random);
        Catalog = new CatalogCache(families.Catalog, Database, random);
        _chat = new ChatTraffic(this, families, surroundings, random, log, ledger);
        _side = new SideTraffic(this, families.Http, _chat, random, ledger);
        families.Process.Boot();
        families.EventLoop.AppInfo.With(HttpRoute.App).Value = 1;
    }

    public CircuitBreakers Breakers { get; }

    /// <summary>By <see cref="HubModel.Index"/>.</summary>
    public AvailabilityBreaker[] Availability { get; } = [.. HubCatalogue.Models.Select(_ => new AvailabilityBreaker())];

    public VelocityMode Velocity { get; }

    public InFlight InFlight { get; }

    public DatabaseCalls Database { get; }

    public CatalogCache Catalog { get; }

    public void Advance(Conditions conditions)
    {
        var now = conditions.Time;
        Velocity.Advance(now);
        InFlight.Advance(now);
        var requests = Play(conditions);
        if (now.ToUnixTimeSeconds() % ProbeSeconds == 0) _side.Probe();
        _chat.Advance();
        _chat.Credits.Payments();
        Database.Advance(InFlight.Active);
        _surroundings.Redis.Serve(requests);
        _surroundings.Redis.Sample(_families.Redis, now, conditions.Load);
        _families.Process.Second(requests, InFlight.Active);
        _families.EventLoop.Connections.With("http").Value = 6 + InFlight.Active;
        _families.EventLoop.Lag.Value.Value = _random.LogNormal(0.0006 + (InFlight.Active * 0.00003), 0.5);
    }

    /// <summary>The requests that end in this second, in the order of their endings.</summary>
    private int Play(Conditions conditions)
    {
        _rates[0] = ChatPerSecond * conditions.Load;
        _rates[1] = conditions.Is(Scenario.SpendSpike, GatewayNames.Hub) ? BatchPerSecond : 0;
        _rates[2] = conditions.Is(Scenario.AuthFlood, GatewayNames.Hub) ? FloodPerSecond : 0;
        _rates[3] = CatalogPerSecond * conditions.Load;
        _rates[4] = ScansPerSecond;
        var total = 0.0;
        foreach (var rate in _rates) total += rate;
        var requests = _random.Poisson(total);
        for (var i = 0; i < requests; i++)
        {
            var at = conditions.Time.AddSeconds((i + _random.NextDouble()) / requests);
            switch (_random.Weighted(_rates))
            {
                case 0: _chat.Request(conditions, at, batch: false); break;
                case 1: _chat.Request(conditions, at, batch: true); break;
                case 2: _side.ExpiredKey(conditions.Time); break;
                case 3: _side.Catalog(conditions); break;
                default: _side.Scan(); break;
            }
        }
        return requests;
    }
}
