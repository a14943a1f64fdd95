namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The label names of LiteLLM's families, group by group. Values are given in the same order.</summary>
internal static class LabelNames
{
    private static readonly string[] Key = ["end_user", "hashed_api_key", "api_key_alias", "team", "team_alias", "user"];
    private static readonly string[] Organisation = ["org_id", "org_alias"];
    private static readonly string[] Client = ["client_ip", "user_agent"];
    private static readonly string[] Owner = ["hashed_api_key", "api_key_alias", "team", "team_alias"];

    public static readonly string[] TotalRequests = [.. Key, "user_email", "requested_model", "status_code", "route", .. Client, "model_id", .. Organisation];
    public static readonly string[] FailedRequests = [.. Key, "user_email", "requested_model", "exception_status", "exception_class", "route", .. Client, "model_id", .. Organisation];
    public static readonly string[] Spend = [.. Key, "user_email", "model", .. Client, "model_id", "api_provider", .. Organisation];
    public static readonly string[] Tokens = [.. Key, "user_email", "model", "requested_model", "model_id", .. Organisation];
    public static readonly string[] ApiFailures = Key;
    public static readonly string[] Latency = [.. Key, "requested_model", "model", "model_id", .. Organisation];
    public static readonly string[] Cache = ["model", .. Key, "model_id"];

    public static readonly string[] Deployment = ["litellm_model_name", "model_id", "api_base", "api_provider"];
    public static readonly string[] DeploymentCalls = [.. Deployment, "requested_model", .. Owner, .. Client];
    public static readonly string[] DeploymentFailures = [.. DeploymentCalls, "exception_status", "exception_class"];
    public static readonly string[] CooledDown = [.. Deployment, "exception_status"];
    public static readonly string[] TokenLatency = [.. Deployment, .. Owner];
    public static readonly string[] Fallbacks = ["requested_model", "fallback_model", .. Owner, "exception_status", "exception_class", "model_id"];
    public static readonly string[] Overhead = ["model_group", "api_provider", "api_base", "litellm_model_name", "hashed_api_key", "api_key_alias", "model_id"];

    public static readonly string[] KeyModel = ["hashed_api_key", "api_key_alias", "model", "model_id"];
    public static readonly string[] ApiKey = ["hashed_api_key", "api_key_alias"];
    public static readonly string[] Team = ["team", "team_alias"];
}
