using OperatorConsole.Demo.Gateways.Gatewayz;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>A simulated Gatewayz and its world, begun at a quiet hour of a working day.</summary>
internal sealed class GatewayzRun
{
    private GatewayzRun(World world, DateTimeOffset start)
    {
        World = world;
        Gateway = new GatewayzGateway(world);
        Gateway.Begin(start);
    }

    public World World { get; }

    public GatewayzGateway Gateway { get; }

    public ExpositionText Metrics => ExpositionText.Parse(Gateway.Metrics.Expose());

    /// <summary>Begins at the first full hour from eight o'clock on in which nothing planned hits this gateway for so long.</summary>
    public static GatewayzRun Calm(TimeSpan length, int seed = 11)
    {
        var world = new World(seed);
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        while (start.Hour is < 8 or > 16 || world.Incidents.Between(start, start + length).Any(Concerns)) start = start.AddHours(1);
        return new GatewayzRun(world, start);
    }

    public static GatewayzRun From(DateTimeOffset start, int seed = 11) => new(new World(seed), start);

    public void Advance(TimeSpan length) => Gateway.Advance(Gateway.Now + length);

    /// <summary>Advances to so many minutes after the next full hour.</summary>
    public void AdvanceToMinute(int minute)
    {
        var hour = Gateway.Now.AddHours(1).AddMinutes(-Gateway.Now.Minute).AddSeconds(-Gateway.Now.Second);
        Gateway.Advance(hour.AddMinutes(minute));
    }

    public void Play(string scenario, string target, TimeSpan length) =>
        World.Incidents.Start(Scenario.Find(scenario)!, target, Gateway.Now, length);

    private static bool Concerns(Incident incident) =>
        incident.Scenario is Scenario.ProviderOutage or Scenario.SlowModel || incident.Target == GatewayNames.Hub;
}
