using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Dcgm;

/// <summary>The DCGM exporters of both GPU nodes, one port each.</summary>
internal sealed class DcgmGateway : SimulatedGateway
{
    private readonly DcgmExporter[] _exporters;

    public DcgmGateway(World world) : base(world, GatewayNames.Gpu, ExpositionDialect.Go)
    {
        _exporters = [new DcgmExporter(world, GpuNodes.First, Random, Ledger), new DcgmExporter(world, GpuNodes.Second, Random, Ledger)];
        Listeners = [.. _exporters.Select(e => new Listener(e.Node, routes => Map(routes, e), () => IsUp && e.Answers) { Scraped = e.Samples })];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public IReadOnlyList<DcgmExporter> Exporters => _exporters;

    public override ConsoleEntry Describe(GatewayAddresses addresses) =>
        new("dcgm", [.. _exporters.Select(e => new Uri(addresses[e.Node], "/metrics"))]);

    protected override void OnBoot(DateTimeOffset now)
    {
        foreach (var exporter in _exporters) exporter.Boot(now);
    }

    protected override void Simulate(Conditions conditions)
    {
        foreach (var exporter in _exporters) exporter.Second(conditions);
    }

    private void Map(IEndpointRouteBuilder routes, DcgmExporter exporter)
    {
        routes.MapGet("/metrics", () =>
        {
            lock (Gate) return Results.Text(exporter.Expose(), Exposition.ContentType);
        });
        routes.MapGet("/health", () => Results.Text("OK"));
    }
}
