namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>The documented shapes of Gatewayz's answers.</summary>
internal static class GatewayzContracts
{
    public const string Health = """{"status":"string","timestamp":"string","version":"string","database":"string"}""";

    public const string HealthDegraded =
        """{"status":"string","timestamp":"string","version":"string","database":"string","mode":"string","database_error":"string"}""";

    public const string RailwayError = """
        {"status":"string","database":"string","health_cache":"string","error":"string","error_type":"string","is_transient":"bool",
        "retry_count":"int","timestamp":"string"}
        """;

    public const string DatabaseDegraded = """
        {"status":"string","database":"string","connection":"string","error":"string",
        "initialization":{"initialized":"bool","has_error":"bool","error_message":"?string","error_type":"?string"},"retry_count":"int","timestamp":"string"}
        """;

    public const string StatsError = """{"status":"string","error":"string","timestamp":"string"}""";

    public const string StatusEmpty =
        """{"status":"string","message":"string","monitoring_active":"bool","data_source":"string","timestamp":"string"}""";

    public const string GatewaysEmpty = """
        {"success":"bool","data":{},"summary":{"total_gateways":"int","healthy":"int","degraded":"int","unhealthy":"int","unconfigured":"int",
        "overall_health_percentage":"int"},"timestamp":"string","metadata":{"cache_age_seconds":"null","data_source":"string","warning":"string"}}
        """;

    public const string Breaker = """
        {"provider":"string","state":"string","failure_count":"int","success_count":"int","failure_rate":"float","recent_requests":"int",
        "opened_at":"?string","seconds_until_retry":"int"}
        """;

    public const string Unauthorized = """
        {"error":{"type":"string","message":"string","detail":"string","code":"string","status":"int","request_id":"string","timestamp":"string",
        "suggestions":["string"],"context":{},"docs_url":"string"}}
        """;

    public const string NotFound = """
        {"error":{"type":"string","message":"string","code":"string","status":"int","request_id":"string","timestamp":"string",
        "context":{"requested_model":"string"}}}
        """;

    public const string Invalid = """{"detail":[{"type":"string","loc":["string"],"msg":"string","input":"string","ctx":{"ge":"int"}}]}""";

    public const string Reset = $$$$"""{"success":"bool","message":"string","state":{{{{Breaker}}}}}""";

    public const string KeyTracking = """
        {"total_requests":"int","requests_with_api_key":"int","requests_without_api_key":"int","tracking_rate_percent":"float",
        "breakdown":{"null_key_with_valid_user":"int","both_null_likely_anonymous":"int","null_key_with_valid_user_percent":"float","both_null_percent":"float"},
        "time_window":{"hours":"int","start_time":"string","end_time":"string"},"alert_status":"string","recommendations":["string"]}
        """;

    private const string SystemHealth = """
        {"overall_status":"string","total_providers":"int","healthy_providers":"int","degraded_providers":"int","unhealthy_providers":"int",
        "total_models":"int","healthy_models":"int","degraded_models":"int","unhealthy_models":"int","total_gateways":"int","healthy_gateways":"int",
        "tracked_models":"int","tracked_providers":"int","system_uptime":"float","last_updated":"string"}
        """;

    private const string ProviderHealth = """
        {"provider":"string","gateway":"string","status":"string","total_models":"int","healthy_models":"int","degraded_models":"int",
        "unhealthy_models":"int","avg_response_time_ms":"?float","overall_uptime":"float","last_checked":"string","error_message":"?string"}
        """;

    private const string ModelHealth = """
        {"model_id":"string","provider":"string","gateway":"string","status":"string","response_time_ms":"?float","success_rate":"float",
        "last_checked":"string","last_success":"?string","last_failure":"?string","error_count":"int","total_requests":"int",
        "avg_response_time_ms":"?float","uptime_percentage":"float","error_message":"?string"}
        """;

    private const string Uptime = """
        {"status":"string","uptime_percentage":"float","response_time_avg":"?float","last_incident":"null","total_requests":"int",
        "successful_requests":"int","failed_requests":"int","error_rate":"float","last_updated":"string"}
        """;

    private const string Hour = """
        {"total_requests":"int","successful_requests":"int","failed_requests":"int","tokens_input":"int","tokens_output":"int","total_cost":"float"}
        """;

    private const string ModelCounts = """
        {"total":"int","active":"int","inactive":"int","healthy":"int","degraded":"int","down":"int","unknown":"int","by_modality":{"*":"int"}}
        """;

    /// <summary>Read with a user's key; the open ones are answered without one too.</summary>
    public static IReadOnlyDictionary<string, string> Filled { get; } = new Dictionary<string, string>
    {
        ["/health"] = Health,
        ["/health/quick"] = """{"status":"string","timestamp":"string"}""",
        ["/health/railway"] = """
            {"status":"string","database":"string","health_cache":"string","gateways":{"healthy":"int","total":"int","health_rate":"string"},"timestamp":"string"}
            """,
        ["/health/database"] = """
            {"status":"string","database":"string","connection":"string",
            "initialization":{"initialized":"bool","has_error":"bool","error_message":"?string","error_type":"?string"},"timestamp":"string"}
            """,
        ["/health/system"] = SystemHealth,
        ["/health/providers"] = $$$$"""
            {"data":[{{{{ProviderHealth}}}}],"providers":[{{{{ProviderHealth}}}}],"total_providers":"int","tracked_providers":"int",
            "metadata":{"total_providers":"int","tracked_providers":"int","timestamp":"string"}}
            """,
        ["/health/provider/groq"] = ProviderHealth,
        ["/health/models"] = $$$$"""
            {"data":[{{{{ModelHealth}}}}],"total_models":"int","tracked_models":"int",
            "metadata":{"total_models":"int","tracked_models":"int","timestamp":"string"}}
            """,
        ["/health/model/gpt-4o"] = ModelHealth,
        ["/health/summary"] = $$$$"""
            {"system":{{{{SystemHealth}}}},"providers":[{{{{ProviderHealth}}}}],"models":[{{{{ModelHealth}}}}],"monitoring_active":"bool","last_check":"string"}
            """,
        ["/health/uptime"] = Uptime,
        ["/health/dashboard"] = $$$$"""
            {"system_status":{{{{SystemHealth}}}},
            "providers":[{"provider":"string","gateway":"string","status":"string","status_color":"string","models_count":"int","healthy_count":"int",
            "uptime":"string","avg_response_time":"?string"}],
            "models":[{"model_id":"string","name":"string","provider":"string","status":"string","status_color":"string","response_time":"?string",
            "uptime":"string","last_checked":"?string"}],
            "uptime_metrics":{{{{Uptime}}}},"last_updated":"string","monitoring_active":"bool"}
            """,
        ["/health/status"] = """
            {"status":"string","uptime":"float","healthy_models":"int","total_models":"int","monitoring_active":"bool","data_source":"string","timestamp":"string"}
            """,
        ["/health/monitoring/status"] = """
            {"health_monitoring_source":"string","health_data_available":"bool","health_models_count":"int","health_providers_count":"int",
            "cache_status":"string","note":"string","timestamp":"string"}
            """,
        ["/health/all"] = $$$$"""
            {"status":"string","overall_status":"string","timestamp":"string","system":{{{{SystemHealth}}}},
            "providers":{"total":"int","healthy":"int","degraded":"int","unhealthy":"int","details":[{{{{ProviderHealth}}}}]},
            "models":{"total":"int","healthy":"int","unhealthy":"int"},"database":{"status":"string","initialized":"bool","error":"?string"}}
            """,
        ["/health/models/stats"] = """
            {"status":"string","timestamp":"string","stats":{"total_models":"int","healthy_models":"int","degraded_models":"int","unhealthy_models":"int",
            "health_rate":"float","avg_response_time_ms":"?float"},"by_provider":{"*":{"total":"int","healthy":"int","avg_response_time_ms":"float"}}}
            """,
        ["/health/providers/stats"] = """
            {"status":"string","timestamp":"string","stats":{"total_providers":"int","healthy_providers":"int","degraded_providers":"int",
            "unhealthy_providers":"int","health_rate":"float","total_models":"int","avg_uptime":"float"},
            "providers":[{"provider":"string","gateway":"string","status":"string","models_count":"int","healthy_models":"int","uptime":"float",
            "avg_response_time_ms":"?float","last_check":"null"}]}
            """,
        ["/health/gateways"] = """
            {"success":"bool","data":{"*":{"status":"string","latency_ms":"?int","available":"bool","last_check":"string","error":"?string"}},
            "summary":{"total_gateways":"int","healthy":"int","degraded":"int","unhealthy":"int","unconfigured":"int","overall_health_percentage":"float"},
            "timestamp":"string","metadata":{"cache_age_seconds":"null","data_source":"string","note":"string"}}
            """,
        ["/health/groq"] = """
            {"success":"bool","gateway":"string","data":{"status":"string","latency_ms":"?int","available":"bool","last_check":"string","error":"?string",
            "cache":{"models_cached":"int","last_refresh":"?string","has_data":"bool"}},"timestamp":"string"}
            """,
        ["/circuit-breakers"] =
            $$$$"""{"circuit_breakers":{"*":{{{{Breaker}}}}},"total_count":"int","open_count":"int","half_open_count":"int","closed_count":"int"}""",
        ["/circuit-breakers/cerebras"] = Breaker,
        ["/api/monitoring/health"] = """[{"provider":"string","health_score":"float","status":"string","last_updated":"string"}]""",
        ["/api/monitoring/errors/cerebras"] = """[{"model":"string","error":"string","timestamp":"float","latency_ms":"int"}]""",
        ["/api/monitoring/stats/realtime?hours=2"] = $$$$"""
            {"timestamp":"string","providers":{"*":{"total_requests":"int","total_cost":"float","health_score":"float","hourly_breakdown":{"*":{{{{Hour}}}}}}},
            "total_requests":"int","total_cost":"float","avg_health_score":"float"}
            """,
        ["/api/monitoring/stats/hourly/groq"] = $$$$"""{"provider":"string","hours":"int","data":{"*":{{{{Hour}}}}}}""",
        ["/api/monitoring/circuit-breakers"] =
            """[{"provider":"string","model":"string","state":"string","failure_count":"int","is_available":"bool","last_updated":"float"}]""",
        ["/api/monitoring/latency/groq/llama-3.3-70b"] =
            """{"provider":"string","model":"string","count":"int","avg":"float","p50":"float","p95":"float","p99":"float"}""",
        ["/api/monitoring/providers/comparison"] = """
            {"timestamp":"string","providers":[{"provider":"string","total_requests":"int","successful_requests":"int","failed_requests":"int",
            "avg_latency_ms":"float","total_cost":"float","total_tokens":"int","avg_error_rate":"float","unique_models":"int","success_rate":"float"}],
            "total_providers":"int"}
            """,
        ["/api/monitoring/anomalies"] = """
            {"timestamp":"string","anomalies":[{"type":"string","provider":"string","hour":"string","value":"float","expected":"float","severity":"string"}],
            "total_count":"int","critical_count":"int","warning_count":"int"}
            """,
        ["/api/monitoring/cost-analysis?days=7"] = """
            {"timestamp":"string","period_days":"int","start_date":"string","end_date":"string",
            "providers":{"*":{"total_cost":"float","total_requests":"int","cost_per_request":"float"}},"total_cost":"float","total_requests":"int"}
            """,
        ["/api/monitoring/error-rates"] = """
            {"timestamp":"string","hours":"int",
            "models":{"*":{"total_requests":"int","failed_requests":"int","providers":["string"],"error_rate":"float"}}}
            """,
        ["/api/monitoring/chat-requests?status=failed&provider_id=5"] = """
            {"success":"bool","data":[{"id":"int","request_id":"string","model_id":"int","user_id":"?int","api_key_id":"?int","status":"string",
            "error_message":"string","input_tokens":"int","output_tokens":"int","processing_time_ms":"int","is_anonymous":"bool","created_at":"string",
            "updated_at":"string","metadata":"null","models":{"id":"int","model_id":"string","model_name":"string","provider_model_id":"string",
            "provider_id":"int","providers":{"id":"int","name":"string","slug":"string"}}}],
            "metadata":{"total_count":"int","limit":"int","offset":"int","returned_count":"int",
            "filters":{"model_id":"?int","provider_id":"int","model_name":"?string","status":"string","start_date":"?string","end_date":"?string"},
            "timestamp":"string"}}
            """,
        ["/admin/monitoring/chat-requests/summary?model_id=101"] = """
            {"summary":{"total_requests":"int","total_input_tokens":"int","total_output_tokens":"int","total_tokens":"int","avg_input_tokens":"float",
            "avg_output_tokens":"float","avg_processing_time_ms":"float","completed_requests":"int","failed_requests":"int","success_rate":"float",
            "first_request_at":"string","last_request_at":"string","total_cost_usd":"float"},
            "filters":{"model_id":"int","provider_id":"?int","model_name":"?string","start_date":"?string","end_date":"?string"},"timestamp":"string"}
            """,
        ["/admin/cache-status"] = """
            {"status":"string","cache_info":{"has_data":"bool","cache_age_seconds":"float","ttl_seconds":"int","is_valid":"bool",
            "total_cached_providers":"int"},"timestamp":"string"}
            """,
        ["/api/provider-credits/balance"] = """
            {"providers":{"*":{"provider":"string","balance":"float","status":"string","checked_at":"string","cached":"bool","error":"null",
            "monitoring_method":"null","recent_402_count":"null","window_minutes":"null"}},"timestamp":"string"}
            """,
        ["/catalog/models-db/stats"] = ModelCounts,
        ["/providers/1/models/stats"] = ModelCounts,
        ["/v1/model-health/stats"] = """
            {"total_models":"int","total_calls":"int","total_success":"int","total_errors":"int","average_response_time":"float","success_rate":"float"}
            """,
        ["/v1/status"] = """
            {"status":"string","status_message":"string","uptime_percentage":"float","total_models":"int","healthy_models":"int","offline_models":"int",
            "total_providers":"int","total_gateways":"int","healthy_gateways":"int","gateway_health_percentage":"float","active_incidents":"int",
            "last_updated":"string"}
            """,
        ["/v1/status/stats"] = """
            {"monitoring":{"total_models":"int","critical_tier":"int","popular_tier":"int","standard_tier":"int","on_demand_tier":"int"},
            "incidents":{"total_all_time":"int","active":"int","resolved":"int"},
            "checks_24h":{"total":"int","successful":"int","failed":"int","success_rate":"float","monitoring_active":"bool"},"last_updated":"string"}
            """,
        ["/velocity-mode-status"] = """
            {"active":"bool","until":"null","remaining_seconds":"int","trigger_count":"int","current_error_rate":"float","sample_size":"int",
            "threshold":"float","limits":{"normal":{"ip_limit":"int","strict_ip_limit":"int","fingerprint_limit":"int"},
            "velocity":{"ip_limit":"int","strict_ip_limit":"int","fingerprint_limit":"int"}}}
            """,
        ["/api/metrics/parsed"] = """{"latency":{},"requests":{},"errors":{}}""",
    };
}
