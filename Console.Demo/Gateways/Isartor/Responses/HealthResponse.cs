namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /health</c>: always 200, and every word in it but the numbers is a constant or a setting.</summary>
internal sealed record HealthResponse
{
    public string Status { get; } = "ok";
    public string Version { get; } = IsartorSettings.Version;
    public object Layers { get; } = new { L1a = "active", L1b = "active", L2 = "active", L3 = "active" };
    public required long UptimeSeconds { get; init; }
    public bool DemoMode { get; }
    public string Proxy { get; } = "active";
    public string ProxyLayer3 { get; } = "native_upstream_passthrough";
    public required int ProxyRecentRequests { get; init; }
    public required long PromptTotalRequests { get; init; }
    public required long PromptTotalDeflectedRequests { get; init; }

    public static HealthResponse Of(IsartorGateway gateway) => new()
    {
        UptimeSeconds = gateway.UptimeSeconds,
        ProxyRecentRequests = gateway.Stats.RecentProxied.Count,
        PromptTotalRequests = gateway.Stats.Total,
        PromptTotalDeflectedRequests = gateway.Stats.Deflected,
    };
}
