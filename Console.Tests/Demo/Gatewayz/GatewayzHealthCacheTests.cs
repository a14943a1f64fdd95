using System.Text.Json;
using OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>The health endpoints know something for six minutes of every thirty, and answer 200 all the same.</summary>
public sealed class GatewayzHealthCacheTests
{
    private static readonly string[] Emptied =
    [
        "/health/system", "/health/providers", "/health/models", "/health/summary", "/health/uptime", "/health/dashboard", "/health/monitoring/status",
        "/health/all", "/health/railway",
    ];

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(7, false)]
    [InlineData(29, false)]
    [InlineData(31, true)]
    public async Task System_SoManyMinutesAfterTheHour_IsKnownOrNot(int minute, bool known)
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        run.AdvanceToMinute(minute);
        run.Advance(TimeSpan.FromSeconds(1));
        await using var server = await GatewayzServer.StartAsync(run);

        using var system = JsonDocument.Parse(await server.TextAsync("/health/system", GatewayzAccess.OperatorKey));

        Assert.Equal(!known, system.RootElement.GetProperty("overall_status").GetString() == "unknown");
        Assert.Equal(known ? 9 : 0, system.RootElement.GetProperty("tracked_models").GetInt32());
        Assert.Equal(known ? 144 : 0, system.RootElement.GetProperty("total_models").GetInt32());
    }

    [Fact]
    public async Task Answers_WithAnEmptyCache_HaveTheSameFieldsAndStatus200()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        run.AdvanceToMinute(20);
        await using var server = await GatewayzServer.StartAsync(run);

        foreach (var path in Emptied) JsonContract.Holds(GatewayzContracts.Filled[path], await server.TextAsync(path, GatewayzAccess.OperatorKey));
        JsonContract.Holds(GatewayzContracts.StatusEmpty, await server.TextAsync("/health/status", GatewayzAccess.OperatorKey));
        JsonContract.Holds(GatewayzContracts.GatewaysEmpty, await server.TextAsync("/health/gateways"));
        Assert.Contains("\"health_rate\":0,", await server.TextAsync("/health/models/stats", GatewayzAccess.OperatorKey), StringComparison.Ordinal);
        Assert.Contains("\"health_rate\":0,", await server.TextAsync("/health/providers/stats", GatewayzAccess.OperatorKey), StringComparison.Ordinal);
        using var all = JsonDocument.Parse(await server.TextAsync("/health/all", GatewayzAccess.OperatorKey));
        Assert.Equal("healthy", all.RootElement.GetProperty("overall_status").GetString());
    }

    [Fact]
    public async Task MonitoringActive_BetweenFiveAndSixMinutes_IsContradictory()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(2));
        run.AdvanceToMinute(5);
        run.Advance(TimeSpan.FromSeconds(30));
        await using var server = await GatewayzServer.StartAsync(run);

        using var summary = JsonDocument.Parse(await server.TextAsync("/health/summary", GatewayzAccess.OperatorKey));
        using var dashboard = JsonDocument.Parse(await server.TextAsync("/health/dashboard", GatewayzAccess.OperatorKey));

        Assert.False(summary.RootElement.GetProperty("monitoring_active").GetBoolean());
        Assert.True(dashboard.RootElement.GetProperty("monitoring_active").GetBoolean());
    }

    [Fact]
    public async Task Health_JustAfterTheStart_IsHealthyWithoutItsDatabase()
    {
        var run = GatewayzRun.Calm(TimeSpan.FromHours(1));
        run.Advance(TimeSpan.FromSeconds(3));
        await using var server = await GatewayzServer.StartAsync(run);

        var health = await server.TextAsync("/health");

        JsonContract.Holds(GatewayzContracts.HealthDegraded, health);
        Assert.StartsWith("""{"status":"healthy",""", health, StringComparison.Ordinal);
        JsonContract.Holds(GatewayzContracts.RailwayError, await server.TextAsync("/health/railway"));
        JsonContract.Holds(GatewayzContracts.DatabaseDegraded, await server.TextAsync("/health/database"));
        JsonContract.Holds(GatewayzContracts.StatsError, await server.TextAsync("/health/models/stats", GatewayzAccess.OperatorKey));
    }
}
