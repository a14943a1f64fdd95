using System.Globalization;
using System.Net;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>The endpoints: their fields, and that their numbers are those of the metrics.</summary>
public sealed class GatewayzEndpointTests : IAsyncLifetime
{
    private readonly GatewayzRun _run = GatewayzRun.Calm(TimeSpan.FromHours(4));
    private GatewayzServer _server = null!;

    /// <summary>Two minutes after the health service published, an hour after an outage.</summary>
    public async Task InitializeAsync()
    {
        _run.Advance(TimeSpan.FromMinutes(5));
        _run.Play(Scenario.ProviderOutage, Providers.Cerebras, TimeSpan.FromMinutes(10));
        _run.AdvanceToMinute(2);
        _server = await GatewayzServer.StartAsync(_run);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task EveryEndpoint_HasExactlyItsDocumentedFields()
    {
        foreach (var (path, contract) in GatewayzContracts.Filled)
            JsonContract.Holds(contract, await _server.TextAsync(path, GatewayzAccess.OperatorKey));
        JsonContract.Holds(
            GatewayzContracts.KeyTracking, await _server.TextAsync("/admin/monitoring/api-key-tracking-quality", GatewayzAccess.AdminKey));
    }

    [Fact]
    public async Task Lists_AfterAnOutage_AreNotEmpty()
    {
        Assert.Equal(9, (await Json("/health/models")).GetProperty("data").GetArrayLength());
        Assert.Equal(5, (await Json("/health/providers")).GetProperty("providers").GetArrayLength());
        Assert.Equal(5, (await Json("/circuit-breakers")).GetProperty("total_count").GetInt32());
        Assert.Equal(7, (await Json("/health/gateways")).GetProperty("data").EnumerateObject().Count());
        Assert.NotEqual(0, (await Json("/api/monitoring/errors/cerebras")).GetArrayLength());
        Assert.Equal(2, (await Json("/api/monitoring/stats/hourly/groq")).GetProperty("data").EnumerateObject().Count());
    }

    [Fact]
    public async Task Numbers_OfAnswersAndMetrics_Agree()
    {
        var metrics = _run.Metrics;
        var attempts = metrics.Sum("model_inference_requests_total");
        var cost = metrics.Sum("credits_used_total");

        var calls = await Json("/v1/model-health/stats");
        Assert.Equal(attempts, calls.GetProperty("total_calls").GetDouble());
        Assert.Equal(metrics.Sum("model_inference_requests_total", ("status", "error")), calls.GetProperty("total_errors").GetDouble());
        Assert.Equal(attempts, (await Json("/api/monitoring/cost-analysis")).GetProperty("total_requests").GetDouble());
        Assert.Equal(cost, (await Json("/api/monitoring/cost-analysis")).GetProperty("total_cost").GetDouble(), 3);
        Assert.Equal(attempts, (await Json("/api/monitoring/stats/realtime?hours=3")).GetProperty("total_requests").GetDouble());
        var summary = (await Json("/admin/monitoring/chat-requests/summary")).GetProperty("summary");
        Assert.Equal(_run.Gateway.Surroundings.Requests.Total, summary.GetProperty("total_requests").GetInt64());
        Assert.Equal(metrics.Sum("tokens_used_total", ("token_type", "output")), summary.GetProperty("total_output_tokens").GetDouble());
        Assert.Equal(
            metrics.Sum("http_requests_total", ("endpoint", "/v1/chat/completions"), ("status_code", "200")),
            summary.GetProperty("completed_requests").GetDouble());
    }

    [Fact]
    public async Task CircuitBreaker_LookedAtWithoutBeingKnown_IsCreated()
    {
        using var before = await _server.PostAsync("/circuit-breakers/nobody/reset");
        var looked = await Json("/circuit-breakers/nobody");
        using var after = await _server.PostAsync("/circuit-breakers/nobody/reset");

        Assert.Equal((HttpStatusCode.NotFound, "closed", HttpStatusCode.OK), (before.StatusCode, looked.GetProperty("state").GetString(), after.StatusCode));
        Assert.Equal(6, (await Json("/circuit-breakers")).GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task CircuitBreaker_AfterRecoveryAndReset_KeepsWhenItOpened()
    {
        using var reset = await _server.PostAsync("/circuit-breakers/cerebras/reset");
        var body = await reset.Content.ReadAsStringAsync();

        JsonContract.Holds(GatewayzContracts.Reset, body);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("closed", json.RootElement.GetProperty("state").GetProperty("state").GetString());
        Assert.NotNull(json.RootElement.GetProperty("state").GetProperty("opened_at").GetString());
    }

    [Fact]
    public async Task Anomalies_AfterASpendSpike_NameItsHour()
    {
        _run.Advance(TimeSpan.FromHours(2));
        _run.Play(Scenario.SpendSpike, GatewayNames.Hub, TimeSpan.FromMinutes(40));
        _run.Advance(TimeSpan.FromMinutes(40));

        var spike = Assert.Single(
            (await Json("/api/monitoring/anomalies")).GetProperty("anomalies").EnumerateArray(), a => a.GetProperty("type").GetString() == "cost_spike");

        Assert.Equal((Providers.Anthropic, "warning"), (spike.GetProperty("provider").GetString(), spike.GetProperty("severity").GetString()));
        Assert.Equal(_run.Gateway.Now.ToString("yyyy-MM-dd'T'HH:00:00+00:00", CultureInfo.InvariantCulture), spike.GetProperty("hour").GetString());
    }

    [Fact]
    public async Task ChatRequests_WithAFilter_CountAsIfThereWereNone()
    {
        var all = (await Json("/api/monitoring/chat-requests?limit=1")).GetProperty("metadata");
        var filtered = (await Json("/api/monitoring/chat-requests?provider_id=5&limit=7&offset=3")).GetProperty("metadata");
        var failed = (await Json("/api/monitoring/chat-requests?status=failed")).GetProperty("metadata");

        Assert.Equal(all.GetProperty("total_count").GetInt64(), filtered.GetProperty("total_count").GetInt64());
        Assert.Equal(7, filtered.GetProperty("returned_count").GetInt32());
        Assert.InRange(failed.GetProperty("total_count").GetInt64(), 1, all.GetProperty("total_count").GetInt64() / 10);
    }

    [Fact]
    public async Task ChatRequests_OfAnyLimit_GiveNoMoreThanTheRingHolds()
    {
        Assert.True(_run.Gateway.Surroundings.Requests.Total > 5_000);

        var data = (await Json("/api/monitoring/chat-requests?limit=100000")).GetProperty("data");
        var rows = data.EnumerateArray().Select(r => r.GetProperty("id").GetInt64()).ToArray();

        Assert.Equal(5_000, rows.Length);
        Assert.Equal(rows.OrderDescending(), rows);
    }

    [Fact]
    public async Task MonitorHealth_OfAnUnknownProvider_IsPerfect()
    {
        var unknown = await Json("/api/monitoring/health/nobody");

        Assert.Equal((100.0, "healthy"), (unknown.GetProperty("health_score").GetDouble(), unknown.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Latency_WithAListThatIsNone_IsAServerError()
    {
        using var response = await _server.GetAsync("/api/monitoring/latency/groq/llama-3.3-70b?percentiles=a,b");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Metrics_AreTheExpositionAsText()
    {
        using var response = await _server.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(_run.Gateway.Metrics.Expose(), await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Json(string path)
    {
        using var json = JsonDocument.Parse(await _server.TextAsync(path, GatewayzAccess.OperatorKey));
        return json.RootElement.Clone();
    }
}
