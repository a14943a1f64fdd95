namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>What a Gatewayz registers, taken from its source rather than from the simulation.</summary>
/// <param name="Live">Written by the gateway; the others are registered and forgotten.</param>
internal sealed record ExpectedFamily(string Name, string Kind, string[] Labels, double[] Buckets, bool Live)
{
    /// <summary>Name, type, labels, bucket bounds, and whether anything writes it.</summary>
    private const string Table = """
        concurrency_active_requests|gauge|||live
        concurrency_queued_requests|gauge|||live
        concurrency_rejected_total|counter|reason||live
        catalog_cache_operations_total|counter|operation,cache_layer,result||live
        fastapi_app_info_info|gauge|app_name||live
        fastapi_requests_total|counter|app_name,method,path,status_code,status_class||live
        fastapi_requests_duration_seconds|histogram|app_name,method,path|0.01,0.025,0.05,0.1,0.25,0.5,1,2.5,5|live
        fastapi_requests_in_progress|gauge|app_name,method,path||live
        http_requests_total|counter|method,endpoint,status_code,status_class||live
        http_request_duration_seconds|histogram|method,endpoint|0.01,0.025,0.05,0.1,0.25,0.5,1,2.5,5|live
        fastapi_request_size_bytes|histogram|app_name,method,path|100,1000,10000,100000,1000000|live
        fastapi_response_size_bytes|histogram|app_name,method,path|100,1000,10000,100000,1000000|live
        fastapi_exceptions_total|counter|app_name,exception_type||dead
        model_inference_requests_total|counter|provider,model,status||live
        model_inference_duration_seconds|histogram|provider,model|0.1,0.5,1,2.5,5,10,25,60|live
        tokens_used_total|counter|provider,model,token_type||live
        credits_used_total|counter|provider,model||live
        gatewayz_default_pricing_usage_total|counter|model||live
        gatewayz_pricing_cache_hits_total|counter|cache_name||live
        gatewayz_pricing_cache_misses_total|counter|cache_name||live
        gatewayz_api_cost_usd_total|counter|provider,model||dead
        gatewayz_api_cost_per_request_usd|histogram|provider,model|1e-05,0.0001,0.001,0.01,0.1,1.0,10.0,100.0|dead
        gatewayz_cost_per_1k_tokens_usd|histogram|provider,model,token_type|0.0001,0.001,0.01,0.1,1.0,10.0|dead
        catalog_cache_hits_total|counter|gateway||live
        catalog_cache_misses_total|counter|gateway||live
        catalog_cache_size_bytes|gauge|gateway||live
        catalog_cache_invalidations_total|counter|gateway,reason||dead
        read_replica_queries_total|counter|table,status||dead
        read_replica_connection_errors_total|counter|||dead
        gatewayz_daily_cost_estimate_usd|gauge|provider||dead
        gatewayz_monthly_cost_estimate_usd|gauge|provider||dead
        gatewayz_cache_cost_savings_usd_total|counter|provider,model,cache_type||dead
        gatewayz_user_cost_by_plan_usd_total|counter|plan_type||dead
        gatewayz_credit_deduction_total|counter|status,endpoint,is_streaming||live
        gatewayz_credit_deduction_amount_usd_total|counter|status,endpoint||live
        gatewayz_credit_deduction_retry_total|counter|attempt_number,endpoint||live
        gatewayz_credit_deduction_latency_seconds|histogram|endpoint,is_streaming|0.01,0.05,0.1,0.25,0.5,1.0,2.5,5.0,10.0|live
        gatewayz_streaming_background_task_failures_total|counter|failure_type,endpoint||live
        gatewayz_missed_credit_deductions_usd_total|counter|reason||live
        gatewayz_credit_refunds_total|counter|reason||live
        gatewayz_credit_refunds_amount_usd_total|counter|reason||live
        gatewayz_payment_amount_mismatch_total|counter|severity||live
        gatewayz_token_count_source_total|counter|provider,model,source||live
        gatewayz_token_estimation_accuracy_ratio|histogram|provider,estimation_method,token_type|0.25,0.5,0.7,0.8,0.9,0.95,1.0,1.05,1.1,1.2,1.5,2.0,4.0|live
        gatewayz_token_estimation_delta|histogram|provider,estimation_method,token_type|-1000,-500,-200,-100,-50,-20,-10,0,10,20,50,100,200,500,1000|live
        database_queries_total|counter|table,operation||live
        database_query_duration_seconds|summary|table||live
        connection_pool_size|gauge|pool_name||live
        connection_pool_active_connections|gauge|pool_name||live
        connection_pool_idle_connections|gauge|pool_name||live
        connection_pool_utilization_ratio|gauge|pool_name||live
        connection_pool_errors_total|counter|pool_name,error_type||live
        cache_hits_total|counter|cache_name||dead
        cache_misses_total|counter|cache_name||dead
        stream_chunks_dropped_total|counter|provider,model||live
        circuit_breaker_state_transitions_total|counter|provider,from_state,to_state||live
        circuit_breaker_failures_total|counter|provider,state||live
        circuit_breaker_successes_total|counter|provider,state||live
        circuit_breaker_rejected_requests_total|counter|provider||live
        circuit_breaker_current_state|gauge|provider,state||live
        cache_size_bytes|gauge|cache_name||dead
        rate_limited_requests_total|counter|limit_type||live
        current_rate_limit|gauge|limit_type||dead
        bot_traces_dropped_total|counter|reason||dead
        velocity_mode_active|gauge|||live
        velocity_mode_activations_total|counter|||live
        velocity_mode_duration_seconds|histogram||10,30,60,120,180,300,600|live
        velocity_mode_error_rate|gauge|||live
        velocity_mode_trigger_request_count|gauge|||live
        velocity_mode_trigger_error_count|gauge|||live
        provider_availability|gauge|provider||dead
        provider_error_rate|gauge|provider||dead
        provider_response_time_seconds|histogram|provider|0.1,0.5,1,2.5,5,10|dead
        provider_response_duration_seconds|histogram|provider,model,status|0.1,0.5,1,2.5,5,10,15,20,25,30,35,40,45,50,60,90,120|live
        provider_slow_requests_total|counter|provider,model,severity||live
        gateway_zero_model_events_total|counter|gateway,reason||live
        gateway_model_count|gauge|gateway||live
        gateway_fallback_activations_total|counter|primary_gateway,fallback_source||live
        gateway_recovery_events_total|counter|gateway||live
        gateway_health_check_duration_seconds|histogram|gateway,status|0.1,0.5,1,2.5,5,10,30|live
        gateway_auto_fix_attempts_total|counter|gateway,result||live
        api_key_lookup_attempts_total|counter|status||live
        api_key_tracking_success_total|counter|request_type||live
        api_key_tracking_failures_total|counter|reason||live
        api_key_tracking_rate|gauge|||dead
        api_key_usage_total|counter|status||dead
        active_api_keys|gauge|status||dead
        free_model_usage_total|counter|user_status,model||live
        user_credit_balance|gauge|plan_type||dead
        trial_active|gauge|status||dead
        subscription_count|gauge|plan_type,billing_cycle||dead
        active_connections|gauge|connection_type||live
        queue_size|gauge|queue_name||dead
        gatewayz_event_loop_lag_seconds|gauge|||live
        redis_up|gauge|||live
        redis_memory_used_bytes|gauge|||live
        redis_memory_max_bytes|gauge|||live
        redis_connected_clients|gauge|||live
        redis_uptime_in_seconds|gauge|||live
        redis_commands_processed_total|gauge|||live
        redis_keyspace_hits_total|gauge|||live
        redis_keyspace_misses_total|gauge|||live
        redis_expired_keys_total|gauge|||live
        redis_evicted_keys_total|gauge|||live
        redis_total_connections_received_total|gauge|||live
        redis_db_keys|gauge|db||live
        backend_ttfb_seconds|histogram|provider,model,endpoint|0.1,0.5,1.0,1.5,2.0,2.5,3.0,5.0,10.0|live
        streaming_duration_seconds|histogram|provider,model,endpoint|0.1,0.5,1.0,1.5,2.0,2.5,3.0,5.0,10.0|live
        time_to_first_chunk_seconds|histogram|provider,model|0.1,0.25,0.5,1.0,1.5,2.0,3.0,5.0,8.0,10.0,15.0|live
        frontend_processing_seconds|histogram|endpoint|0.001,0.005,0.01,0.025,0.05,0.1,0.25,0.5|live
        request_stage_duration_seconds|histogram|stage,endpoint|0.001,0.005,0.01,0.025,0.05,0.1,0.25,0.5,1.0,2.0,5.0|live
        stage_percentage|gauge|stage,endpoint||live
        pricing_sync_duration_seconds|histogram|provider,status|1,5,10,20,30,45,60,90,120,180|dead
        pricing_sync_total|counter|provider,status,triggered_by||dead
        pricing_sync_models_updated_total|counter|provider||dead
        pricing_sync_models_skipped_total|counter|provider,reason||dead
        pricing_sync_errors_total|counter|provider,error_type||dead
        pricing_sync_last_success_timestamp|gauge|provider||dead
        pricing_sync_job_duration_seconds|histogram|status|1,5,10,20,30,45,60,90,120,180,300|dead
        pricing_sync_job_queue_size|gauge|status||dead
        pricing_sync_models_fetched_total|counter|provider||dead
        pricing_sync_price_changes_total|counter|provider||dead
        pricing_validation_total|counter|model||live
        pricing_validation_failures_total|counter|model,reason||live
        pricing_spike_detected_total|counter|model,price_type||dead
        pricing_bounds_violations_total|counter|model,violation_type||dead
        pricing_staleness_hours|gauge|||dead
        models_using_default_pricing|gauge|||live
        pricing_health_status|gauge|||dead
        """;

    public static IReadOnlyList<ExpectedFamily> All { get; } = [.. Table.Split('\n').Select(Parse)];

    private static ExpectedFamily Parse(string line)
    {
        var parts = line.Trim().Split('|');
        return new ExpectedFamily(
            parts[0], parts[1], parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries),
            [.. parts[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => double.Parse(b, System.Globalization.CultureInfo.InvariantCulture))],
            parts[4] == "live");
    }
}
