using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Gateways.StrataRouter;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways;

/// <summary>All simulated gateways, in the order in which they get their ports.</summary>
internal static class Fleet
{
    public static IReadOnlyList<SimulatedGateway> Create(World world) =>
    [
        new StrataRouterGateway(world),
        new LiteLlmGateway(world),
    ];
}
