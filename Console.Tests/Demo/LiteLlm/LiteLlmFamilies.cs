namespace OperatorConsole.Tests.Demo.LiteLlm;

/// <summary>The families a LiteLLM proxy exposes: kind, and label names in alphabetical order.</summary>
internal static class LiteLlmFamilies
{
    private const string Deployment = "api_base api_provider litellm_model_name model_id";
    private const string Calls = "api_base api_key_alias api_provider client_ip hashed_api_key litellm_model_name model_id requested_model team team_alias user_agent";
    private const string Latency = "api_key_alias end_user hashed_api_key model model_id org_alias org_id requested_model team team_alias user";
    private const string Spend = "api_key_alias api_provider client_ip end_user hashed_api_key model model_id org_alias org_id team team_alias user user_agent user_email";
    private const string Tokens = "api_key_alias end_user hashed_api_key model model_id org_alias org_id requested_model team team_alias user user_email";
    private const string Overhead = "api_base api_key_alias api_provider hashed_api_key litellm_model_name model_group model_id";
    private const string Cache = "api_key_alias end_user hashed_api_key model model_id team team_alias user";
    private const string Fallbacks = "api_key_alias exception_class exception_status fallback_model hashed_api_key model_id requested_model team team_alias";

    public static readonly Dictionary<string, (string Kind, string Labels)> Written = new()
    {
        ["litellm_proxy_total_requests_metric_total"] = ("counter", "api_key_alias client_ip end_user hashed_api_key model_id org_alias org_id requested_model route status_code team team_alias user user_agent user_email"),
        ["litellm_proxy_failed_requests_metric_total"] = ("counter", "api_key_alias client_ip end_user exception_class exception_status hashed_api_key model_id org_alias org_id requested_model route team team_alias user user_agent user_email"),
        ["litellm_spend_metric_total"] = ("counter", Spend),
        ["litellm_requests_metric_total"] = ("counter", Spend),
        ["litellm_total_tokens_metric_total"] = ("counter", Tokens),
        ["litellm_input_tokens_metric_total"] = ("counter", Tokens),
        ["litellm_output_tokens_metric_total"] = ("counter", Tokens),
        ["litellm_llm_api_failed_requests_metric_total"] = ("counter", "api_key_alias end_user hashed_api_key team team_alias user"),
        ["litellm_deployment_success_responses_total"] = ("counter", Calls),
        ["litellm_deployment_failure_responses_total"] = ("counter", "api_base api_key_alias api_provider client_ip exception_class exception_status hashed_api_key litellm_model_name model_id requested_model team team_alias user_agent"),
        ["litellm_deployment_total_requests_total"] = ("counter", Calls),
        ["litellm_deployment_state"] = ("gauge", Deployment),
        ["litellm_deployment_tpm_limit"] = ("gauge", Deployment),
        ["litellm_deployment_rpm_limit"] = ("gauge", Deployment),
        ["litellm_deployment_cooled_down_total"] = ("counter", "api_base api_provider exception_status litellm_model_name model_id"),
        ["litellm_deployment_successful_fallbacks_total"] = ("counter", Fallbacks),
        ["litellm_request_total_latency_metric"] = ("histogram", Latency),
        ["litellm_llm_api_latency_metric"] = ("histogram", Latency),
        ["litellm_llm_api_time_to_first_token_metric"] = ("histogram", Latency),
        ["litellm_request_queue_time_seconds"] = ("histogram", Latency),
        ["litellm_overhead_latency_metric"] = ("histogram", Overhead),
        ["litellm_deployment_latency_per_output_token"] = ("histogram", "api_base api_key_alias api_provider hashed_api_key litellm_model_name model_id team team_alias"),
        ["litellm_remaining_requests_metric"] = ("gauge", Overhead),
        ["litellm_remaining_tokens_metric"] = ("gauge", Overhead),
        ["litellm_remaining_team_budget_metric"] = ("gauge", "team team_alias"),
        ["litellm_team_max_budget_metric"] = ("gauge", "team team_alias"),
        ["litellm_team_budget_remaining_hours_metric"] = ("gauge", "team team_alias"),
        ["litellm_remaining_api_key_budget_metric"] = ("gauge", "api_key_alias hashed_api_key"),
        ["litellm_api_key_max_budget_metric"] = ("gauge", "api_key_alias hashed_api_key"),
        ["litellm_api_key_budget_remaining_hours_metric"] = ("gauge", "api_key_alias hashed_api_key"),
        ["litellm_remaining_user_budget_metric"] = ("gauge", "user"),
        ["litellm_user_max_budget_metric"] = ("gauge", "user"),
        ["litellm_user_budget_remaining_hours_metric"] = ("gauge", "user"),
        ["litellm_remaining_api_key_requests_for_model"] = ("gauge", "api_key_alias hashed_api_key model model_id"),
        ["litellm_remaining_api_key_tokens_for_model"] = ("gauge", "api_key_alias hashed_api_key model model_id"),
        ["litellm_provider_remaining_budget_metric"] = ("gauge", "api_provider"),
        ["litellm_in_flight_requests"] = ("gauge", ""),
        ["litellm_total_users"] = ("gauge", ""),
        ["litellm_teams_count"] = ("gauge", ""),
        ["litellm_cache_hits_metric_total"] = ("counter", Cache),
        ["litellm_cache_misses_metric_total"] = ("counter", Cache),
        ["litellm_cached_tokens_metric_total"] = ("counter", Cache),
        ["litellm_redis_latency"] = ("histogram", "redis"),
        ["litellm_redis_total_requests_total"] = ("counter", "redis"),
        ["litellm_postgres_latency"] = ("histogram", "postgres"),
        ["litellm_postgres_total_requests_total"] = ("counter", "postgres"),
        ["litellm_self_latency"] = ("histogram", "self"),
        ["litellm_self_total_requests_total"] = ("counter", "self"),
    };

    /// <summary>Families whose events are too rare for a day, or do not happen here: the header stands there all the same.</summary>
    public static readonly Dictionary<string, string> HeaderOnly = new()
    {
        ["litellm_deployment_failed_fallbacks_total"] = "counter",
        ["litellm_callback_logging_failures_metric_total"] = "counter",
        ["litellm_redis_failed_requests_total"] = "counter",
        ["litellm_postgres_failed_requests_total"] = "counter",
        ["litellm_self_failed_requests_total"] = "counter",
        ["litellm_batch_write_to_db_latency"] = "histogram",
        ["litellm_reset_budget_job_latency"] = "histogram",
        ["litellm_proxy_pre_call_latency"] = "histogram",
        ["litellm_router_latency"] = "histogram",
        ["litellm_auth_latency"] = "histogram",
        ["litellm_remaining_org_budget_metric"] = "gauge",
        ["litellm_org_max_budget_metric"] = "gauge",
        ["litellm_org_budget_remaining_hours_metric"] = "gauge",
    };
}
