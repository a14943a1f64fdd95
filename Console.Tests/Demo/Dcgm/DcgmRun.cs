using OperatorConsole.Demo.Gateways.Dcgm;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.Dcgm;

/// <summary>Simulated exporters that have begun in quiet hours.</summary>
internal sealed class DcgmRun
{
    public DcgmRun(int seed = 5)
    {
        World = new World(seed);
        Gateway = new DcgmGateway(World);
        Gateway.Begin(SimulatedTime.Quiet(World, TimeSpan.FromHours(2)));
        Advance(TimeSpan.FromMinutes(10));
    }

    public World World { get; }

    public DcgmGateway Gateway { get; }

    public DcgmExporter First => Gateway.Exporters[0];

    public DcgmExporter Second => Gateway.Exporters[1];

    public void Advance(TimeSpan time) => Gateway.Advance(Gateway.Now + time);

    public static Exposed Scrape(DcgmExporter exporter) => Exposed.Parse(exporter.Expose());
}
