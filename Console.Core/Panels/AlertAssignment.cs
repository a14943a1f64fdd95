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
            .ToLookup(a => Owner(a.Alert, fleet), a => new FiringAlert(
                a.Rule.Name,
                a.Alert.Labels.GetValueOrDefault("severity", ""),
                a.Alert.Annotations.GetValueOrDefault("summary", a.Rule.Name),
                a.Alert.ActiveAt));

    private static string Owner(Alert alert, GatewayFleet fleet)
    {
        if (alert.Labels.TryGetValue("gateway", out var named) && fleet.Find(named) is not null) return named;
        if (!alert.Labels.TryGetValue("job", out var job)) return "";
        return fleet.Members.FirstOrDefault(m => m.Gateway.Succeeded && m.Gateway.Value.HasJob(job))?.Settings.Name ?? "";
    }
}
