using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>How the deployments do: calls (retries included), state, cooldowns, fallbacks, what providers still grant.</summary>
internal sealed class DeploymentMetrics(MetricRegistry registry)
{
    public MetricFamily<Counter> Succeeded { get; } = registry.Counter("litellm_deployment_success_responses_total", "LLM Deployment Analytics - Total number of successful LLM API calls via litellm", LabelNames.DeploymentCalls);

    public MetricFamily<Counter> Failed { get; } = registry.Counter("litellm_deployment_failure_responses_total", "LLM Deployment Analytics - Total number of failed LLM API calls for a specific LLM deploymeny. exception_status is the status of the exception from the llm api", LabelNames.DeploymentFailures);

    public MetricFamily<Counter> Total { get; } = registry.Counter("litellm_deployment_total_requests_total", "LLM Deployment Analytics - Total number of LLM API calls via litellm - success + failure", LabelNames.DeploymentCalls);

    public MetricFamily<Gauge> State { get; } = registry.Gauge("litellm_deployment_state", "LLM Deployment Analytics - The state of the deployment: 0 = healthy, 1 = partial outage, 2 = complete outage", LabelNames.Deployment);

    public MetricFamily<Gauge> TokenLimit { get; } = registry.Gauge("litellm_deployment_tpm_limit", "Deployment TPM limit found in config", LabelNames.Deployment);

    public MetricFamily<Gauge> RequestLimit { get; } = registry.Gauge("litellm_deployment_rpm_limit", "Deployment RPM limit found in config", LabelNames.Deployment);

    public MetricFamily<Counter> CooledDown { get; } = registry.Counter("litellm_deployment_cooled_down_total", "LLM Deployment Analytics - Number of times a deployment has been cooled down by LiteLLM load balancing logic. exception_status is the status of the exception that caused the deployment to be cooled down", LabelNames.CooledDown);

    public MetricFamily<Histogram> TokenLatency { get; } = registry.Histogram("litellm_deployment_latency_per_output_token", "LLM Deployment Analytics - Latency per output token", LiteLlmBuckets.ClientDefault, LabelNames.TokenLatency);

    public MetricFamily<Counter> SuccessfulFallbacks { get; } = registry.Counter("litellm_deployment_successful_fallbacks_total", "LLM Deployment Analytics - Number of successful fallback requests from primary model -> fallback model", LabelNames.Fallbacks);

    public MetricFamily<Counter> FailedFallbacks { get; } = registry.Counter("litellm_deployment_failed_fallbacks_total", "LLM Deployment Analytics - Number of failed fallback requests from primary model -> fallback model", LabelNames.Fallbacks);

    public MetricFamily<Gauge> RemainingRequests { get; } = registry.Gauge("litellm_remaining_requests_metric", "LLM Deployment Analytics - remaining requests for model, returned from LLM API Provider", LabelNames.Overhead);

    public MetricFamily<Gauge> RemainingTokens { get; } = registry.Gauge("litellm_remaining_tokens_metric", "remaining tokens for model, returned from LLM API Provider", LabelNames.Overhead);
}
