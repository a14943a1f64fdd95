using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Demo.Gateways.PrivateRouter;
using OperatorConsole.Demo.Simulation;
using OperatorConsole.Tests.Demo.Simulated;

namespace OperatorConsole.Tests.Demo.PrivateRouter;

public sealed class PrivateRouterEndpointTests : IAsyncLifetime, IDisposable
{
    private static readonly object Report = new { gpu_utilization = 63, memory_used_gb = 41.5, loaded_models = new[] { "llama-3.1-70b" } };

    private readonly PrivateRouterRun _run = new();
    private ListeningGateway _listening = null!;

    private HttpClient Client => _listening.Client;

    public async Task InitializeAsync()
    {
        _run.Advance(TimeSpan.FromMinutes(5));
        _listening = await ListeningGateway.StartAsync(_run.Gateway.Listeners[0]);
    }

    public async Task DisposeAsync() => await _listening.DisposeAsync();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Metrics_WithoutToken_AreServedAsText()
    {
        var response = await Client.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(_run.Gateway.Metrics.Expose(), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_Always_IsOk() => Assert.Equal("""{"status":"ok"}""", await Client.GetStringAsync("/health"));

    [Fact]
    public async Task Balance_WithoutToken_Is401WithFastApisBody()
    {
        var response = await Client.GetAsync("/api/billing/balance");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("""{"detail":"Not authenticated"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(30, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Balance_WithTheApiKey_IsTheCustomersCredit()
    {
        SignIn(_run.Gateway.Keys.ApiKey);
        var balance = await Client.GetFromJsonAsync<JsonElement>("/api/billing/balance");

        Assert.Equal(["balance_usd", "currency"], Keys(balance));
        Assert.Equal(_run.Gateway.Customers.Credit(Customers.Administrator), balance.GetProperty("balance_usd").GetDouble(), 6);
    }

    [Fact]
    public async Task SignUp_NewUser_GivesATokenThatWorks()
    {
        var answer = await PostAsync("/api/auth/signup", new { email = "you@example.com", password = "correct horse", name = "You" });

        Assert.Equal(["access_token", "token_type", "user"], Keys(answer));
        Assert.Equal(["id", "email", "name", "role", "status", "created_at"], Keys(answer.GetProperty("user")));
        Assert.Equal(_run.Gateway.Customers.Count, answer.GetProperty("user").GetProperty("id").GetInt32());
        SignIn(answer.GetProperty("access_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("/api/billing/balance")).StatusCode);
        SignIn(answer.GetProperty("access_token").GetString()! + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Client.GetAsync("/api/billing/balance")).StatusCode);
    }

    [Fact]
    public async Task RequestId_GivenByTheClient_IsEchoedLoggedAndCounted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/billing/balance");
        request.Headers.TryAddWithoutValidation("X-Request-ID", "my \"own\" <id>");
        var before = _run.Metrics.Sum("pr_http_requests_total", ("route", "/api/billing/balance"), ("status", "401"));
        var response = await Client.SendAsync(request);

        Assert.Equal("my \"own\" <id>", response.Headers.GetValues("X-Request-ID").Single());
        await EventuallyAsync(() => _run.AccessLines().Any(l => l.GetProperty("request_id").GetString() == "my \"own\" <id>"));
        Assert.Equal(before + 1, _run.Metrics.Sum("pr_http_requests_total", ("route", "/api/billing/balance"), ("status", "401")));
    }

    [Fact]
    public async Task Heartbeat_OfARegisteredNode_SetsItsGauges()
    {
        SignIn(_run.Gateway.Keys.ApiKey);
        var created = await PostAsync("/api/admin/gpu-nodes", new { name = "h100-a" }, HttpStatusCode.Created);
        Assert.Equal(
            ["id", "name", "status", "health_status", "gpu_utilization", "memory_used_gb", "loaded_models", "last_heartbeat_at", "created_at"], Keys(created));
        Assert.Equal("unhealthy", created.GetProperty("health_status").GetString());

        Client.DefaultRequestHeaders.Add("X-GPU-Heartbeat-Secret", _run.Gateway.Keys.HeartbeatSecret);
        await PostAsync($"/api/internal/gpu-nodes/{created.GetProperty("id").GetInt32()}/heartbeat", Report);

        Assert.Equal((1, 63), (_run.Metrics.Sum("pr_gpu_node_up", ("name", "h100-a")), _run.Metrics.Sum("pr_gpu_node_utilization_pct", ("name", "h100-a"))));
    }

    [Fact]
    public async Task Heartbeat_WithoutSecretNodeOrField_IsRefused()
    {
        await PostAsync("/api/internal/gpu-nodes/1/heartbeat", Report, HttpStatusCode.Unauthorized);

        Client.DefaultRequestHeaders.Add("X-GPU-Heartbeat-Secret", _run.Gateway.Keys.HeartbeatSecret);
        await PostAsync("/api/internal/gpu-nodes/99/heartbeat", Report, HttpStatusCode.NotFound);
        var problem = await PostAsync("/api/internal/gpu-nodes/1/heartbeat", new { gpu_utilization = 63 }, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["memory_used_gb", "loaded_models"], problem.GetProperty("detail").EnumerateArray().Select(d => d.GetProperty("loc")[1].GetString()!));
    }

    [Fact]
    public async Task GpuNodes_WithoutToken_Is401() => await PostAsync("/api/admin/gpu-nodes", new { name = "x" }, HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Anything_WhileTheGatewayIsDown_IsNotAnswered()
    {
        _run.Suffer(Scenario.GatewayDown, GatewayNames.Chat, TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GetAsync("/metrics"));
    }

    private void SignIn(string token) => Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await Client.PostAsJsonAsync(path, body);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    /// <summary>The gateway logs when the response is complete, a moment after the client has it.</summary>
    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(20, patience.Token);
    }
}
