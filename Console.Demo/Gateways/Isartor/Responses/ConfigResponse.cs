using System.Text.Json.Serialization;

namespace OperatorConsole.Demo.Gateways.Isartor.Responses;

/// <summary><c>GET /api/admin/config</c>: the configuration without its secrets.</summary>
internal sealed record ConfigResponse
{
    public static ConfigResponse Current { get; } = new();

    public string ConfigFile { get; } = "isartor.toml";
    public bool FileExists { get; } = true;
    public string HostPort { get; } = "0.0.0.0:8080";
    public string ProxyPort { get; } = "0.0.0.0:8081";
    public bool OfflineMode { get; }
    public string LlmProvider { get; } = IsartorSettings.Provider;
    public string ExternalLlmModel { get; } = IsartorSettings.Model;
    public string ExternalLlmUrl { get; } = IsartorSettings.Endpoint;
    public string AzureDeploymentId { get; } = "";
    public string AzureApiVersion { get; } = "2024-08-01-preview";
    public string CacheMode { get; } = "both";
    public int CacheTtlSecs { get; } = IsartorSettings.CacheMinutes * 60;
    public int CacheMaxCapacity { get; } = IsartorSettings.CacheCapacity;
    public double SimilarityThreshold { get; } = 0.85;
    public bool EnableSlmRouter { get; } = true;
    public string LocalSlmUrl { get; } = "http://localhost:11434/api/generate";
    public string LocalSlmModel { get; } = "llama3";
    [JsonPropertyName("layer2_sidecar_url")] public string SidecarUrl { get; } = "http://127.0.0.1:8082";
    [JsonPropertyName("layer2_model_name")] public string SidecarModel { get; } = "phi-3-mini";
    [JsonPropertyName("layer2_timeout_seconds")] public int SidecarTimeoutSeconds { get; } = 30;
    public bool EnableRequestLogs { get; } = true;
    public string RequestLogPath { get; } = IsartorSettings.RequestLogFolder;
    public int UsageWindowHours { get; } = IsartorSettings.UsageWindowHours;
    public int ProviderHealthCheckIntervalSecs { get; } = 300;
    public bool ClassifierRoutingEnabled { get; }
    public string ClassifierRoutingArtifactsPath { get; } = "";
    public double ClassifierRoutingConfidenceThreshold { get; } = 0.6;
    public bool ClassifierRoutingFallbackToExistingRouting { get; } = true;
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ClassifierRoutingMatrix { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
    public IReadOnlyList<object> ClassifierRoutingRules { get; } = [];
}
