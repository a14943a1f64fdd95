using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Panels.Fleet;

namespace OperatorConsole.Web.Components.Pages.Fleet;

/// <summary>A provider's status in words.</summary>
internal static class ProviderWords
{
    private static readonly ProviderStatus[] WorstFirst = [.. Enum.GetValues<ProviderStatus>().OrderDescending()];

    public static string Of(ProviderStatus status) => status switch
    {
        ProviderStatus.NoTraffic => "No traffic",
        ProviderStatus.HalfOpen => "Half open",
        _ => status.ToString(),
    };

    public static GatewayStatus Kind(ProviderStatus status) => status switch
    {
        ProviderStatus.Healthy => GatewayStatus.Healthy,
        ProviderStatus.Slow or ProviderStatus.HalfOpen or ProviderStatus.Uncertain or ProviderStatus.Lost => GatewayStatus.Degraded,
        ProviderStatus.Failing or ProviderStatus.Open => GatewayStatus.Down,
        _ => GatewayStatus.Unknown,
    };

    /// <summary>What decided, and whatever else speaks against it. The rest stands in the columns.</summary>
    public static IEnumerable<HealthInput> Reasons(ProviderRow row) =>
        row.Status == ProviderStatus.Healthy ? [] : row.Inputs.Where((input, i) => i == 0 || input.Verdict is HealthVerdict.Bad or HealthVerdict.Unsure);

    /// <summary>All of them in one sentence, the worst first.</summary>
    public static string Summary(IReadOnlyList<ProviderRow> rows) => string.Join(
        " · ", WorstFirst.Select(s => (Status: s, Count: rows.Count(r => r.Status == s))).Where(s => s.Count > 0).Select(s => $"{s.Count} {Of(s.Status).ToLowerInvariant()}"));
}
