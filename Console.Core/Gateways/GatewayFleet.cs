using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Gateways;

/// <summary>The configured gateways, each with its profile or the reason why it has none.</summary>
public sealed class GatewayFleet
{
    /// <summary>Joins every configured gateway with its profile.</summary>
    public GatewayFleet(ConsoleSettings settings, ProfileCatalogue profiles) =>
        Members = [.. settings.Gateways.Select(g => new FleetMember(g, profiles.Find(g.Profile).Select(p => Gateway.Create(g, p, settings.Prometheus))))];

    /// <summary>In the order of the settings.</summary>
    public IReadOnlyList<FleetMember> Members { get; }

    /// <summary>The gateway of this name, or null.</summary>
    public FleetMember? Find(string name) => Members.FirstOrDefault(m => m.Settings.Name == name);
}

/// <summary>A configured gateway.</summary>
/// <param name="Settings">As the operator set it.</param>
/// <param name="Gateway">With its profile; a failure where the profile cannot be used.</param>
public sealed record FleetMember(GatewaySettings Settings, Result<Gateway> Gateway);
