using OperatorConsole.Core.Gateways.Debug;

namespace OperatorConsole.Tests.Core.Gateways.Debug;

/// <summary>What is polled costs nothing and changes nothing: whoever adds an endpoint must look at this list.</summary>
public sealed class DebugEndpointTests
{
    [Fact]
    public void Endpoints_Polled_AreThoseThatWereChecked() => Assert.Equal(
    [
        "gatewayz /api/monitoring/anomalies",
        "gatewayz /api/monitoring/chat-requests?limit=1000",
        "gatewayz /api/monitoring/circuit-breakers",
        "gatewayz /api/monitoring/health",
        "gatewayz /api/monitoring/providers/comparison",
        "gatewayz /circuit-breakers",
        "gatewayz /health/dashboard",
        "gatewayz /health/gateways",
        "gatewayz /health/models/stats",
        "isartor /api/admin/overview",
        "isartor /api/admin/usage",
        "isartor /api/admin/usage/breakdown",
        "isartor /debug/providers",
        "isartor /debug/proxy/recent?limit=200",
        "isartor /debug/stats/agents",
        "isartor /debug/stats/prompts?limit=1",
        "isartor /debug/stats/prompts?limit=200",
        "isartor /health",
        "litellm /health/backlog",
        "litellm /health/readiness",
        "litellm /model/info",
        "litellm /provider/budgets",
    ], DebugEndpoint.All.Select(e => $"{e.Kind} {e.Path}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("litellm", "/health")]
    [InlineData("gatewayz", "/health/gateways/dashboard")]
    [InlineData("gatewayz", "/health/gateways/dashboard/data")]
    public void Endpoints_ThatCostMoneyOrChangeState_AreNotAmongThem(string kind, string path) =>
        Assert.DoesNotContain(DebugEndpoint.All, e => e.Kind == kind && e.Path.Split('?')[0] == path);

    [Fact]
    public void Endpoints_OfBreakers_NameNoProvider() =>
        Assert.DoesNotContain(DebugEndpoint.All, e => e.Path.StartsWith("/circuit-breakers/", StringComparison.Ordinal));
}
