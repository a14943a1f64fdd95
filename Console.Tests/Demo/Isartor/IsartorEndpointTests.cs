using System.Text.Json;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Isartor;

public sealed class IsartorEndpointTests(IsartorFixture fixture) : IClassFixture<IsartorFixture>
{
    [Theory]
    [InlineData("/healthz", "status:string")]
    [InlineData("/health", "status:string version:string layers:object uptime_seconds:integer demo_mode:boolean proxy:string proxy_layer3:string proxy_recent_requests:integer prompt_total_requests:integer prompt_total_deflected_requests:integer")]
    [InlineData("/health#layers", "l1a:string l1b:string l2:string l3:string")]
    [InlineData("/debug/proxy/recent", "entries:array")]
    [InlineData("/debug/proxy/recent#entries", "request_id:string timestamp:string client:string hostname:string path:string prompt_hash:string final_layer:string resolved_by:string deflected:boolean latency_ms:integer")]
    [InlineData("/debug/stats/prompts", "total_prompts:integer total_deflected_prompts:integer by_layer:object by_surface:object by_client:object by_tool:object recent:array")]
    [InlineData("/debug/stats/prompts#recent", "timestamp:string traffic_surface:string client:string endpoint_family:string route:string prompt_hash:string final_layer:string resolved_by:string? deflected:boolean latency_ms:integer status_code:integer tool:string")]
    [InlineData("/debug/stats/agents", "agents:object")]
    [InlineData("/debug/stats/agents#agents.cursor", "requests:integer cache_hits:integer cache_misses:integer l1a_hits:integer l1a_misses:integer l1b_hits:integer l1b_misses:integer average_latency_ms:number retry_count:integer error_count:integer")]
    [InlineData("/debug/providers", "active_provider:string providers:array")]
    [InlineData("/debug/providers#providers", "name:string active:boolean status:string model:string endpoint:string api_key_configured:boolean endpoint_configured:boolean requests_total:integer errors_total:integer key_rotation_strategy:string key_cooldown_secs:integer keys:array last_success:string last_error:string? last_error_message:string?")]
    [InlineData("/debug/providers#providers.keys", "masked_key:string label:string? priority:integer status:string requests_total:integer rate_limit_total:integer last_used:string cooldown_until:string?")]
    [InlineData("/api/admin/providers#providers", "name:string active:boolean status:string model:string raw_model:string endpoint:string config_url:string api_key_configured:boolean endpoint_configured:boolean config_index:integer? requests_total:integer errors_total:integer key_rotation_strategy:string key_cooldown_secs:integer keys:array? last_success:string? last_error:string? last_error_message:string?")]
    [InlineData("/v1/models", "object:string data:array")]
    [InlineData("/v1/models#data", "id:string object:string owned_by:string")]
    [InlineData("/api/admin/overview", "version:string provider:string model:string uptime_secs:integer total_requests:integer total_deflected:integer deflection_rate:number total_tokens:integer estimated_cost_usd:number estimated_saved_cost_usd:number l1a_entries:integer l1b_entries:integer request_logging_enabled:boolean slm_router_enabled:boolean offline_mode:boolean quota_warnings:array")]
    [InlineData("/api/admin/usage", "window_hours:integer usage_log_path:string retention_days:integer total_requests:integer total_deflected_requests:integer total_prompt_tokens:integer total_completion_tokens:integer total_tokens:integer estimated_cost_usd:number estimated_saved_cost_usd:number deflection_rate:number entries:array")]
    [InlineData("/api/admin/usage#entries", "day:string provider:string model:string prompt_tokens:integer completion_tokens:integer total_tokens:integer requests_total:integer deflected_total:integer estimated_cost_usd:number estimated_saved_cost_usd:number")]
    [InlineData("/api/admin/usage/breakdown", "window_hours:integer rows:array quota_status:array")]
    [InlineData("/api/admin/usage/breakdown#rows", "provider:string model:string requests_total:integer deflected_total:integer prompt_tokens:integer completion_tokens:integer total_tokens:integer estimated_cost_usd:number")]
    [InlineData("/api/admin/usage/breakdown#quota_status", "provider:string action:string lines:array")]
    [InlineData("/api/admin/requests", "enabled:boolean log_path:string entries:array")]
    [InlineData("/api/admin/config", "config_file:string file_exists:boolean host_port:string proxy_port:string offline_mode:boolean llm_provider:string external_llm_model:string external_llm_url:string azure_deployment_id:string azure_api_version:string cache_mode:string cache_ttl_secs:integer cache_max_capacity:integer similarity_threshold:number enable_slm_router:boolean local_slm_url:string local_slm_model:string layer2_sidecar_url:string layer2_model_name:string layer2_timeout_seconds:integer enable_request_logs:boolean request_log_path:string usage_window_hours:integer provider_health_check_interval_secs:integer classifier_routing_enabled:boolean classifier_routing_artifacts_path:string classifier_routing_confidence_threshold:number classifier_routing_fallback_to_existing_routing:boolean classifier_routing_matrix:object classifier_routing_rules:array")]
    public async Task Body_OfEveryEndpoint_HasExactlyTheDocumentedFields(string path, string fields)
    {
        var parts = path.Split('#');

        var found = Descend(await fixture.Server.GetJsonAsync(parts[0]), parts.Length > 1 ? parts[1].Split('.') : []).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, body => JsonShape.AssertFields(body, fields.Split(' ')));
    }

    [Fact]
    public async Task Numbers_InEveryEndpoint_AgreeWithTheMetrics()
    {
        double Requests(params (string, string)[] labels) => fixture.Run.Sum("isartor_requests_total", labels);

        var prompts = await fixture.Server.GetJsonAsync("/debug/stats/prompts");
        Assert.Equal(Requests(), prompts.GetProperty("total_prompts").GetDouble());
        Assert.Equal(Requests(("final_layer", "L3_Cloud")), prompts.GetProperty("by_layer").GetProperty("l3").GetDouble());
        Assert.Equal(Requests(("final_layer", "L1a_ExactCache")) + Requests(("final_layer", "l1a")), prompts.GetProperty("by_layer").GetProperty("l1a").GetDouble());
        foreach (var surface in prompts.GetProperty("by_surface").EnumerateObject()) Assert.Equal(Requests(("traffic_surface", surface.Name)), surface.Value.GetDouble());
        foreach (var client in prompts.GetProperty("by_client").EnumerateObject()) Assert.Equal(Requests(("client", client.Name)), client.Value.GetDouble());
        var agents = await fixture.Server.GetJsonAsync("/debug/stats/agents");
        foreach (var agent in agents.GetProperty("agents").EnumerateObject())
        {
            Assert.Equal(Requests(("tool", agent.Name)), agent.Value.GetProperty("requests").GetDouble());
            Assert.Equal(fixture.Run.Sum("isartor_cache_events_total", ("tool", agent.Name), ("cache_layer", "l1"), ("outcome", "hit")), agent.Value.GetProperty("cache_hits").GetDouble());
            Assert.Equal(fixture.Run.Sum("isartor_errors_total", ("tool", agent.Name)), agent.Value.GetProperty("error_count").GetDouble());
        }
        var health = await fixture.Server.GetJsonAsync("/health");
        Assert.Equal(Requests(), health.GetProperty("prompt_total_requests").GetDouble());
        Assert.Equal(15 * 60, health.GetProperty("uptime_seconds").GetInt32());
        var provider = (await fixture.Server.GetJsonAsync("/debug/providers")).GetProperty("providers")[0];
        Assert.Equal(Requests(("traffic_surface", "gateway"), ("final_layer", "L3_Cloud")), provider.GetProperty("requests_total").GetDouble());
        var overview = await fixture.Server.GetJsonAsync("/api/admin/overview");
        var usage = await fixture.Server.GetJsonAsync("/api/admin/usage");
        Assert.Equal(
            usage.GetProperty("total_requests").GetInt64() + usage.GetProperty("total_deflected_requests").GetInt64(), overview.GetProperty("total_requests").GetInt64());
    }

    [Theory]
    [InlineData("/debug/proxy/recent", "entries", 20)]
    [InlineData("/debug/proxy/recent?limit=3", "entries", 3)]
    [InlineData("/debug/proxy/recent?limit=5000", "entries", 200)]
    [InlineData("/debug/stats/prompts?limit=7", "recent", 7)]
    public async Task Ring_WithALimit_ShowsTheNewestFirst(string path, string list, int expected)
    {
        var entries = (await fixture.Server.GetJsonAsync(path)).GetProperty(list).EnumerateArray().Select(e => e.GetProperty("timestamp").GetString()).ToList();

        Assert.Equal(expected, entries.Count);
        Assert.Equal(entries.OrderDescending(StringComparer.Ordinal), entries);
        Assert.All(entries, t => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}\+00:00$", t));
    }

    [Fact]
    public async Task Providers_InAnOutage_AreFailingAndTheirKeysRest()
    {
        var run = new IsartorRun().Run(5).Begin(Scenario.ProviderOutage, Providers.OpenAi, 10).Run(6);
        await using var server = await IsartorServer.StartAsync(run.Gateway);

        var provider = (await server.GetJsonAsync("/debug/providers")).GetProperty("providers")[0];

        Assert.True(provider.GetProperty("errors_total").GetInt32() > 20);
        Assert.Contains("+00:00", provider.GetProperty("last_error").GetString(), StringComparison.Ordinal);
        Assert.Contains(provider.GetProperty("keys").EnumerateArray(), k => k.GetProperty("status").GetString() == "cooling_down" && k.TryGetProperty("cooldown_until", out _));
        Assert.All(provider.GetProperty("keys").EnumerateArray(), k => Assert.Matches("^sk-.….{4}$", k.GetProperty("masked_key").GetString()));
    }

    /// <summary>The objects a path of names leads to; every element where it crosses an array.</summary>
    private static IEnumerable<JsonElement> Descend(JsonElement at, string[] names)
    {
        if (at.ValueKind == JsonValueKind.Array) return at.EnumerateArray().SelectMany(e => Descend(e, names));
        return names.Length == 0 ? [at] : Descend(at.GetProperty(names[0]), names[1..]);
    }
}
