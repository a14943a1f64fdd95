using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Core.Gateways;

/// <summary>A gateway with a built-in profile, as the embedded Prometheus scrapes it.</summary>
internal static class TestGateway
{
    public static Gateway Of(string profile, string? selector = null, PrometheusSettings? prometheus = null) =>
        Gateway.Create(new GatewaySettings { Name = "it", Profile = profile, Selector = selector }, ProfileCatalogue.Load().Find(profile).Value!, prometheus ?? new PrometheusSettings());
}
