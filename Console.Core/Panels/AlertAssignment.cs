using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Panels;

/// <summary>Which gateway a firing alert is about: the one its <c>gateway</c> label names, or the one whose job it carries.</summary>
internal static class AlertAssignment
{
    /// <summary>Firing alerts by gateway name; those of no configured gateway stand under the empty name.</summary>
    public static ILookup<string, FiringAlert> Assign(IEnumerable<RuleGroup> groups, GatewayFleet fleet) =>
        groups.SelectMany(g => g.Rules)
            .SelectMany(r => r.Alerts.Where(a => a.State == "firing").Select(a => (Rule: r, Alert: a)))
            .OrderBy(a => a.Alert.ActiveAt)
            .ToLookup(a => Owner(a.Alert.Labels.GetValueOrDefault("gateway", ""), a.Alert.Labels.GetValueOrDefault("job", ""), fleet), a => new FiringAlert(
                a.Rule.Name,
                a.Alert.Labels.GetValueOrDefault("severity", ""),
                a.Alert.Annotations.GetValueOrDefault("summary", a.Rule.Name),
                a.Alert.ActiveAt));

    /// <summary>The gateway an alert with these labels is about; empty for none.</summary>
    public static string Owner(string gateway, string job, GatewayFleet fleet)
    {
        if (gateway.Length > 0 && fleet.Find(gateway) is not null) return gateway;
        if (job.Length == 0) return "";
        return fleet.Members.FirstOrDefault(m => m.Gateway.Succeeded && m.Gateway.Value.HasJob(job))?.Settings.Name ?? "";
    }
}
