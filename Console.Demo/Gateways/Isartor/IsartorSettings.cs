using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>What this gateway's operators wrote into its configuration.</summary>
internal static class IsartorSettings
{
    public const string Version = "2026.4.4";

    /// <summary>ISARTOR__GATEWAY_API_KEY.</summary>
    public const string ApiKey = "isartor-demo-key";

    public const string Provider = Providers.OpenAi;
    public const string Model = Models.Gpt4oMini;
    public const string Endpoint = "https://api.openai.com/v1/chat/completions";
    public const int KeyCooldownSeconds = 60;
    public const int MaxAttempts = 3;

    public const int UsageWindowHours = 24;
    public const int UsageRetentionDays = 30;
    public const string UsageLog = "/home/app/.isartor/usage/usage.jsonl";
    public const string RequestLogFolder = "/home/app/.isartor/request_logs";

    public const int CacheMinutes = 60;
    public const int CacheCapacity = 10_000;

    /// <summary>Prices belong to a provider, not to a model: whatever runs on gpt-4o is counted at gpt-4o-mini's price.</summary>
    public static Offer Price { get; } = Offer.Gpt4oMini;

    /// <summary>A quota that only warns.</summary>
    public const long DailyTokens = 75_000_000;

    /// <summary>Aliases and what they stand for, by name.</summary>
    public static IReadOnlyList<(string Alias, string Model)> Aliases { get; } = [(Models.ClaudeSonnet, Models.Gpt4o), ("fast", Models.Gpt4oMini)];

    /// <summary>A fallback added to the file on the dashboard: the running process has not read it yet.</summary>
    public static (string Name, string Model, string Endpoint) PendingFallback { get; } =
        (Providers.Anthropic, Models.ClaudeHaiku, "https://api.anthropic.com/v1/messages");
}
