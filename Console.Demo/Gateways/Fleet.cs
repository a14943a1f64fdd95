using OperatorConsole.Demo.Gateways.Dcgm;
using OperatorConsole.Demo.Gateways.Gatewayz;
using OperatorConsole.Demo.Gateways.Isartor;
using OperatorConsole.Demo.Gateways.LiteLlm;
using OperatorConsole.Demo.Gateways.PrivateRouter;
using OperatorConsole.Demo.Gateways.StrataRouter;
using OperatorConsole.Demo.Gateways.Vllm;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways;

/// <summary>All simulated gateways, in the order in which they get their ports.</summary>
internal static class Fleet
{
    public static IReadOnlyList<SimulatedGateway> Create(World world) =>
    [
        new StrataRouterGateway(world),
        new PrivateRouterGateway(world),
        new IsartorGateway(world),
        new GatewayzGateway(world),
        new LiteLlmGateway(world),
        new VllmGateway(world),
        new DcgmGateway(world),
    ];
}
