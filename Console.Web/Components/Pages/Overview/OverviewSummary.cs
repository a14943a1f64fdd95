using OperatorConsole.Core.Panels;

namespace OperatorConsole.Web.Components.Pages.Overview;

/// <summary>The overview in one sentence: what is broken first.</summary>
internal static class OverviewSummary
{
    public static string Of(OverviewSnapshot snapshot)
    {
        List<string> parts = [];
        Add(GatewayStatus.Down, "down");
        Add(GatewayStatus.Degraded, "degraded");
        Add(GatewayStatus.Unknown, "unknown");
        Add(GatewayStatus.Healthy, "healthy");
        var firing = snapshot.Gateways.Sum(g => g.Firing.Count) + snapshot.OtherAlerts.Count;
        parts.Add(firing switch { 0 => "no alert fires", 1 => "1 alert fires", _ => $"{firing} alerts fire" });
        return string.Join(" · ", parts);

        void Add(GatewayStatus status, string word)
        {
            var count = snapshot.Gateways.Count(g => g.Status == status);
            if (count > 0) parts.Add($"{count} {word}");
        }
    }
}
