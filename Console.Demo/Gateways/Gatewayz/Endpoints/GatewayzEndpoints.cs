using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>All endpoints of the one port.</summary>
internal static class GatewayzEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, GatewayzGateway gateway)
    {
        routes.MapGet("/metrics", () => Exposition.Of(gateway));
        var api = new Api(routes, gateway);
        LivenessEndpoints.Map(api);
        HealthEndpoints.Map(api);
        HealthStatsEndpoints.Map(api);
        GatewayHealthEndpoints.Map(api);
        BreakerEndpoints.Map(api);
        MonitoringEndpoints.Map(api);
        AnalyticsEndpoints.Map(api);
        ChatRequestEndpoints.Map(api);
        AdminEndpoints.Map(api);
        CatalogEndpoints.Map(api);
        StatusPageEndpoints.Map(api);
        api.Fallback(GatewayzErrors.Unmatched);
    }
}
