namespace OperatorConsole.Core.Gateways.Debug;

/// <summary>An endpoint of a gateway that the console may ask again and again. There are no others than those listed here.</summary>
/// <remarks>
/// All are GETs that neither change anything nor cost money. Left out on purpose: LiteLLM's <c>/health</c> calls every model;
/// Gatewayz' <c>/circuit-breakers/{provider}</c> creates the breaker it is asked for, and its <c>/health/gateways/dashboard</c>
/// checks the upstreams and clears caches.
/// </remarks>
public sealed record DebugEndpoint
{
    // First, because every endpoint below puts itself on it.
    private static readonly List<DebugEndpoint> Known = [];

    private DebugEndpoint(string kind, string path, bool isListed = true)
    {
        (Kind, Path) = (kind, path);
        if (isListed) Known.Add(this);
    }

    /// <summary>The names of the interfaces the console knows, as a profile's <c>debug</c> gives them.</summary>
    public static IReadOnlyList<string> Kinds => [.. All.Select(e => e.Kind).Distinct()];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DebugEndpoint> All => Known;

    /// <summary>Which gateways have it, as a profile's <c>debug</c> names them.</summary>
    public string Kind { get; }

    /// <summary>The path below the gateway's debug address, query included.</summary>
    public string Path { get; }

    /// <summary>What the process counts, and constants for its layers.</summary>
    public static DebugEndpoint IsartorHealth { get; } = new("isartor", "/health");

    /// <summary>The last 200 decisions of the proxy surface.</summary>
    public static DebugEndpoint IsartorDecisions { get; } = new("isartor", "/debug/proxy/recent?limit=200");

    /// <summary>Counts by layer, surface, client and tool.</summary>
    public static DebugEndpoint IsartorPrompts { get; } = new("isartor", "/debug/stats/prompts?limit=1");

    /// <summary>The same with the last 200 prompts of all surfaces.</summary>
    public static DebugEndpoint IsartorRecentPrompts { get; } = new("isartor", "/debug/stats/prompts?limit=200");

    /// <summary>Counts by tool.</summary>
    public static DebugEndpoint IsartorAgents { get; } = new("isartor", "/debug/stats/agents");

    /// <summary>The providers and their keys.</summary>
    public static DebugEndpoint IsartorProviders { get; } = new("isartor", "/debug/providers");

    /// <summary>Seven days of requests, tokens and estimated money.</summary>
    public static DebugEndpoint IsartorOverview { get; } = new("isartor", "/api/admin/overview");

    /// <summary>The same for the configured window.</summary>
    public static DebugEndpoint IsartorUsage { get; } = new("isartor", "/api/admin/usage");

    /// <summary>The configured window by model, and the quotas.</summary>
    public static DebugEndpoint IsartorBreakdown { get; } = new("isartor", "/api/admin/usage/breakdown");

    /// <summary>The health cache as the gateway's own page shows it.</summary>
    public static DebugEndpoint GatewayzDashboard { get; } = new("gatewayz", "/health/dashboard");

    /// <summary>The health cache by provider.</summary>
    public static DebugEndpoint GatewayzModels { get; } = new("gatewayz", "/health/models/stats");

    /// <summary>The health cache with the time of its data.</summary>
    public static DebugEndpoint GatewayzGateways { get; } = new("gatewayz", "/health/gateways");

    /// <summary>The breakers of calls to providers.</summary>
    public static DebugEndpoint GatewayzBreakers { get; } = new("gatewayz", "/circuit-breakers");

    /// <summary>The other breakers, of the availability service.</summary>
    public static DebugEndpoint GatewayzModelBreakers { get; } = new("gatewayz", "/api/monitoring/circuit-breakers");

    /// <summary>Health scores of 0 to 100.</summary>
    public static DebugEndpoint GatewayzScores { get; } = new("gatewayz", "/api/monitoring/health");

    /// <summary>Requests, errors, latency and cost by provider.</summary>
    public static DebugEndpoint GatewayzComparison { get; } = new("gatewayz", "/api/monitoring/providers/comparison");

    /// <summary>Hours that differ from their day.</summary>
    public static DebugEndpoint GatewayzAnomalies { get; } = new("gatewayz", "/api/monitoring/anomalies");

    /// <summary>The latest chat requests; there is no way to ask for one.</summary>
    public static DebugEndpoint GatewayzChatRequests { get; } = new("gatewayz", "/api/monitoring/chat-requests?limit=1000");

    /// <summary>Whether the proxy and its database are ready.</summary>
    public static DebugEndpoint LiteLlmReadiness { get; } = new("litellm", "/health/readiness");

    /// <summary>Requests in flight.</summary>
    public static DebugEndpoint LiteLlmBacklog { get; } = new("litellm", "/health/backlog");

    /// <summary>The deployments.</summary>
    public static DebugEndpoint LiteLlmModels { get; } = new("litellm", "/model/info");

    /// <summary>The budgets of providers.</summary>
    public static DebugEndpoint LiteLlmBudgets { get; } = new("litellm", "/provider/budgets");

    /// <summary>The row of one request, by the provider's id of its answer.</summary>
    public static DebugEndpoint LiteLlmSpend(string id) => new("litellm", $"/spend/logs?request_id={Uri.EscapeDataString(id)}", isListed: false);
}
