using System.Security.Cryptography;
using System.Text;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>A row of the spend log as the API shows it, all its columns.</summary>
internal static class SpendRowJson
{
    public static object Of(SpendRow row) => new
    {
        request_id = row.RequestId,
        call_type = "acompletion",
        api_key = row.Key.Hash,
        spend = row.Spend,
        total_tokens = row.PromptTokens + row.CompletionTokens,
        prompt_tokens = row.PromptTokens,
        completion_tokens = row.CompletionTokens,
        startTime = PythonTime.IsoFormat(row.Start),
        endTime = PythonTime.IsoFormat(row.End),
        request_duration_ms = (int)(row.End - row.Start).TotalMilliseconds,
        completionStartTime = PythonTime.IsoFormat(row.FirstToken),
        model = Model(row),
        model_id = row.Deployment.Id,
        model_group = row.Group,
        custom_llm_provider = row.Deployment.Provider,
        api_base = row.Deployment.ApiBase,
        user = row.Key.User.Id,
        metadata = Metadata(row),
        cache_hit = row.CacheHit ? "True" : "False",
        cache_key = CacheKey(row.Seed),
        request_tags = Array.Empty<string>(),
        team_id = row.Key.Team.Id,
        organization_id = (string?)null,
        end_user = "",
        requester_ip_address = row.Key.ClientIp,
        messages = new { },
        response = new { },
        session_id = (string?)null,
        status = Status(row),
        mcp_namespaced_tool_name = (string?)null,
        agent_id = (string?)null,
        proxy_server_request = "{}",
    };

    public static string Status(SpendRow row) => row.Failure is null ? "success" : "failure";

    /// <summary>The model that answered; the one asked for where none did.</summary>
    public static string Model(SpendRow row) => row.Failure is null ? row.Deployment.Group : row.Group;

    private static Dictionary<string, object> Metadata(SpendRow row)
    {
        var metadata = new Dictionary<string, object>
        {
            ["user_api_key_alias"] = row.Key.Alias,
            ["user_api_key_team_id"] = row.Key.Team.Id,
            ["status"] = Status(row),
            ["additional_usage_values"] = new { },
        };
        if (row.Failure is { } failure)
        {
            metadata["error_information"] = new
            {
                error_code = failure.StatusLabel == "None" ? "" : failure.StatusLabel,
                error_class = failure.Class,
                llm_provider = failure.Deployment?.Provider ?? "",
                error_message = failure.Message,
            };
        }
        return metadata;
    }

    /// <summary>An answer and its repetitions from the cache share the key, as they share the seed.</summary>
    private static string CacheKey(ulong seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}")));
}
