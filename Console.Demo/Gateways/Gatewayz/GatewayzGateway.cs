using OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;
using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Gateways.Gatewayz.State;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz;

/// <summary>A Gatewayz: many families, many of them dead, and health endpoints that answer 200 whatever they know.</summary>
internal sealed class GatewayzGateway : SimulatedGateway
{
    private readonly GatewayzFamilies _families;
    private readonly GatewayzLog _log;
    private Surroundings? _surroundings;
    private HubProcess? _process;

    public GatewayzGateway(World world) : base(world, GatewayNames.Hub, ExpositionDialect.Python)
    {
        _families = new GatewayzFamilies(Metrics);
        _log = new GatewayzLog(this);
        Listeners = [new Listener("api", routes => GatewayzEndpoints.Map(routes, this), () => IsUp) { Scraped = () => Metrics.Samples() }];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "logs/gatewayz/app.log";

    /// <summary>What outlives the process; there from the first boot on.</summary>
    public Surroundings Surroundings => _surroundings ?? throw new InvalidOperationException("The gateway has not begun.");

    /// <summary>The process that runs now.</summary>
    public HubProcess Process => _process ?? throw new InvalidOperationException("The gateway has not begun.");

    public override ConsoleEntry Describe(GatewayAddresses addresses)
    {
        addresses.Secret("hub-admin.key", GatewayzAccess.AdminKey);
        return new("gatewayz", new Uri(addresses["api"], "/metrics"))
        {
            DebugUrl = addresses["api"],
            ApiKeyFile = addresses.Secret("hub.key", GatewayzAccess.OperatorKey),
        };
    }

    protected override void OnBoot(DateTimeOffset now)
    {
        _surroundings ??= new Surroundings(Random, now);
        _process = new HubProcess(_families, _surroundings, Random, _log, Ledger, now);
    }

    protected override void Simulate(Conditions conditions)
    {
        Surroundings.Health.Advance(conditions);
        Surroundings.Checks.Advance(conditions);
        Process.Advance(conditions);
    }

    protected override void WhileDown(Conditions conditions)
    {
        Surroundings.Health.Advance(conditions);
        Surroundings.Checks.Advance(conditions);
    }
}
