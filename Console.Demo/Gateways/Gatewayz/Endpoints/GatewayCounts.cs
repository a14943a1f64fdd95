using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>How many gateways there are in which state; all zero while the cache is empty.</summary>
internal readonly record struct GatewayCounts(int Total, int Healthy, int Degraded, int Unhealthy, int Unconfigured)
{
    public static GatewayCounts Of(HealthSnapshot? health) => health is null
        ? default
        : new(
            health.Providers.Count + HubCatalogue.Unconfigured.Count, health.CountProviders("online"), health.CountProviders("degraded"),
            health.CountProviders("offline"), HubCatalogue.Unconfigured.Count);

    public double HealthRate => Total == 0 ? 0 : Math.Round(100.0 * Healthy / Total, 1);

    /// <summary>Without the ones that were never configured.</summary>
    public double ConfiguredHealthRate => Total == Unconfigured ? 0 : Math.Round(100.0 * Healthy / (Total - Unconfigured), 1);
}
