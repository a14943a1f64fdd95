using System.Net;
using OperatorConsole.Demo.Gateways.LiteLlm;

namespace OperatorConsole.Tests.Demo.LiteLlm;

public sealed class LiteLlmHealthEndpointTests(ServedProxy proxy) : IClassFixture<ServedProxy>
{
    private const string Check = """
        {"health_check_id":"1f0c","model_name":"gpt-4o-mini","model_id":"e3f1b0c2a9","status":"healthy","healthy_count":1,"unhealthy_count":0,"error_message":null,"response_time_ms":812.2,"details":{},"checked_by":"system","checked_at":"2026-04-28T10:30:00+00:00","created_at":"2026-04-28T10:30:00+00:00"}
        """;

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/metrics/")]
    public async Task Metrics_WithoutTheKey_AreRefusedWithAJsonString(string path)
    {
        using var response = await proxy.Stranger.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Unauthorized access to metrics endpoint: Authentication Error, Invalid proxy server token passed.", (await ServedProxy.Json(response)).GetString());
    }

    [Fact]
    public async Task Metrics_WithoutTheSlash_AreRedirected()
    {
        using var redirect = await proxy.Client.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);
        Assert.Equal("/metrics/", redirect.Headers.Location!.AbsolutePath);

        using var metrics = await proxy.Client.GetAsync(redirect.Headers.Location);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", metrics.Content.Headers.ContentType!.ToString());
        Assert.Equal(proxy.Gateway.Metrics.Expose(), await metrics.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/backlog")]
    [InlineData("/model/info")]
    [InlineData("/spend/logs")]
    [InlineData("/global/spend")]
    public async Task Endpoint_WithoutOrWithAWrongKey_AnswersLiteLlms401(string path)
    {
        using var missing = await proxy.Stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, missing.StatusCode);
        Assert.Equal("""{"error":{"message":"Authentication Error, No api key passed in.","type":"auth_error","param":"None","code":"401"}}""", await missing.Content.ReadAsStringAsync());

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Authorization", "Bearer sk-abcdxyz" } } };
        using var wrong = await proxy.Stranger.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var error = (await ServedProxy.Json(wrong)).GetProperty("error");
        Shape.Same("""{"message":"","type":"","param":"","code":"401"}""", error);
        Assert.Equal(("token_not_found_in_db", "key"), (error.GetProperty("type").GetString(), error.GetProperty("param").GetString()));
        Assert.StartsWith($"Authentication Error, Invalid proxy server token passed. Received API Key = sk-...dxyz, Key Hash (Token) ={VirtualKey.HashOf("sk-abcdxyz")}.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_WithoutAKey_TellsTheConnections()
    {
        using var response = await proxy.Stranger.GetAsync("/health/readiness");

        Shape.Same("""{"status":"healthy","db":"connected","cache":null,"litellm_version":"1.83.0","success_callbacks":["prometheus"],"use_aiohttp_transport":true,"log_level":"WARNING","is_detailed_debug":false}""", await ServedProxy.Json(response));
    }

    [Theory]
    [InlineData("/health/liveliness")]
    [InlineData("/health/liveness")]
    public async Task Liveness_WithoutAKey_IsAJsonString(string path) => Assert.Equal("\"I'm alive!\"", await proxy.Stranger.GetStringAsync(path));

    [Fact]
    public async Task Backlog_Always_IsTheGauge() =>
        Assert.Equal(proxy.Exposed().Sum("litellm_in_flight_requests"), (await proxy.Get("/health/backlog")).GetProperty("in_flight_requests").GetInt32());

    [Fact]
    public async Task Health_OfEverything_CallsEveryModelAndCosts()
    {
        var before = proxy.Exposed();
        var health = await proxy.Get("/health");
        var after = proxy.Exposed();

        Shape.Same("""{"healthy_endpoints":[],"unhealthy_endpoints":[],"healthy_count":1,"unhealthy_count":1}""", health);
        var healthy = health.GetProperty("healthy_endpoints").EnumerateArray().ToArray();
        Shape.Same(
            """{"model":"openai/gpt-4o-mini","api_base":"https://api.openai.com/v1/","custom_llm_provider":"openai","mode":"chat","x-ratelimit-remaining-requests":"9874","x-ratelimit-remaining-tokens":"1998211"}""",
            healthy.First(e => e.GetProperty("custom_llm_provider").GetString() == "openai"));
        Assert.Equal(6, health.GetProperty("healthy_count").GetInt32() + health.GetProperty("unhealthy_count").GetInt32());
        Assert.Equal(6, after.Sum("litellm_deployment_total_requests_total") - before.Sum("litellm_deployment_total_requests_total"));
        Assert.Equal(healthy.Length, after.Sum("litellm_requests_metric_total", ("api_key_alias", "litellm-internal-health-check")) - before.Sum("litellm_requests_metric_total", ("api_key_alias", "litellm-internal-health-check")));
        Assert.True(after.Sum("litellm_spend_metric_total") > before.Sum("litellm_spend_metric_total"));
    }

    [Fact]
    public async Task Health_OfOneModel_AsksOnlyItAndIsStored()
    {
        var health = await proxy.Get("/health?model_id=f40c7d91e6");
        Assert.Equal(1, health.GetProperty("healthy_count").GetInt32() + health.GetProperty("unhealthy_count").GetInt32());

        var newest = (await proxy.Get("/health/history?limit=1")).GetProperty("health_checks")[0];
        Assert.Equal(("f40c7d91e6", "default_user_id"), (newest.GetProperty("model_id").GetString(), newest.GetProperty("checked_by").GetString()));
    }

    [Fact]
    public async Task Health_OfAnUnknownId_Is404() =>
        Assert.Equal("""{"detail":{"error":"Model with ID abc not found"}}""", (await proxy.Get("/health?model_id=abc", HttpStatusCode.NotFound)).GetRawText());

    [Fact]
    public async Task History_FilteredAndPaged_HasTheStoredChecks()
    {
        var history = await proxy.Get("/health/history?model=gpt-4o-mini&limit=2&offset=0");

        Shape.Same($$"""{"health_checks":[{{Check}}],"total_records":1,"limit":100,"offset":0}""", history);
        Assert.All(history.GetProperty("health_checks").EnumerateArray(), c => Assert.Equal("gpt-4o-mini", c.GetProperty("model_name").GetString()));
    }

    [Fact]
    public async Task History_BeyondTheLimit_IsPydantics422() => Shape.Same(
        """{"detail":[{"type":"less_than_equal","loc":["query"],"msg":"Input should be less than or equal to 1000","input":"5000","ctx":{"le":1000}}]}""",
        await proxy.Get("/health/history?limit=5000", HttpStatusCode.UnprocessableEntity));

    [Fact]
    public async Task Latest_Always_HasOneCheckPerDeployment()
    {
        var latest = await proxy.Get("/health/latest");

        Shape.Same("""{"latest_health_checks":null,"total_models":1}""", latest);
        var checks = latest.GetProperty("latest_health_checks");
        Assert.Equal(proxy.Gateway.Config.Deployments.Select(d => d.Id).Order(), checks.EnumerateObject().Select(c => c.Name).Order());
        Shape.Same(Check, checks.GetProperty("e3f1b0c2a9"));
    }

    [Theory]
    [InlineData("/model/info")]
    [InlineData("/v1/model/info")]
    public async Task ModelInfo_Always_ListsTheDeployments(string path)
    {
        var info = await proxy.Get(path);

        Shape.Same("""
            {"data":[{"model_name":"gpt-4o-mini","litellm_params":{"api_base":"https://api.openai.com/v1/","model":"openai/gpt-4o-mini","custom_llm_provider":"openai"},"model_info":{"id":"e3f1b0c2a9","db_model":false,"key":"gpt-4o-mini","max_tokens":16384,"max_input_tokens":128000,"max_output_tokens":16384,"input_cost_per_token":1.5e-07,"output_cost_per_token":6e-07,"litellm_provider":"openai","mode":"chat","supports_function_calling":true}}]}
            """, info);
        Assert.Equal(6, info.GetProperty("data").GetArrayLength());
        Assert.Equal(1.5e-7, info.GetProperty("data")[0].GetProperty("model_info").GetProperty("input_cost_per_token").GetDouble(), precision: 12);
    }

    [Fact]
    public async Task UnknownPath_Always_IsFastApis404() =>
        Assert.Equal("""{"detail":"Not Found"}""", (await proxy.Get("/nowhere", HttpStatusCode.NotFound)).GetRawText());
}
