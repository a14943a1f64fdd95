using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One kind of client: where its requests enter, what they look like, and how often each layer can answer them.</summary>
/// <remarks>
/// Few kinds, each with few layers: every combination of kind, layer and status is a histogram of eighteen series.
/// A class, not a record: kinds are told apart by reference, many times per request.
/// </remarks>
internal sealed class Traffic
{
    public const string Gateway = "gateway";
    public const string Proxy = "proxy";
    public const string Mcp = "mcp";

    private const string Copilot = "copilot";

    public required string Surface { get; init; }

    public required string Client { get; init; }

    public required string Family { get; init; }

    public required string Tool { get; init; }

    public required string Path { get; init; }

    /// <summary>The share of all requests.</summary>
    public double Share { get; init; }

    /// <summary>The chance that the warm exact cache has the answer.</summary>
    public double Exact { get; init; }

    /// <summary>The chance that the warm semantic cache has it; 0 where it is not asked: requests with tools and /v1/messages.</summary>
    public double Semantic { get; init; }

    /// <summary>The chance that the small local model takes a request the caches missed.</summary>
    public double Simple { get; init; }

    /// <summary>The model a request goes to when no layer answers it.</summary>
    public Offer Offer { get; init; } = Offer.Gpt4oMini;

    /// <summary>The model the client asks for, where an alias turns it into the offer's.</summary>
    public string? Alias { get; init; }

    public int MedianPrompt { get; init; } = 400;

    public int MedianCompletion { get; init; } = 180;

    /// <summary>What the retry counter calls the call to the provider.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The span around the call to the provider.</summary>
    public string Span { get; init; } = "";

    public string UserAgent { get; init; } = "";

    /// <summary>The host a proxied client wanted.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>What the debug rings call the proxied client's own provider.</summary>
    public string Upstream { get; init; } = "";

    /// <summary>The path as the prompt ring shows it: the proxy puts the host before it.</summary>
    public string Route => Surface == Proxy ? $"{Hostname} {Path}" : Path;

    public bool IsNative => Family == "native";

    public static Traffic Cursor { get; } = new()
    {
        Surface = Gateway, Client = "openai", Family = "openai", Tool = "cursor", Path = "/v1/chat/completions",
        Share = 0.28, Exact = 0.36, Semantic = 0.36, Offer = Offer.Gpt4o, MedianPrompt = 520,
        Operation = "L3_OpenAICompat", Span = "openai_chat_completions", UserAgent = "cursor/0.44",
    };

    public static Traffic ClaudeCode { get; } = new()
    {
        Surface = Gateway, Client = "anthropic", Family = "anthropic", Tool = "claude-code", Path = "/v1/messages",
        Share = 0.18, Exact = 0.40, Offer = Offer.Gpt4o, Alias = Models.ClaudeSonnet, MedianPrompt = 640,
        Operation = "L3_AnthropicCompat", Span = "anthropic_messages", UserAgent = "claude-code/1.0.24",
    };

    /// <summary>Scripts: every prompt carries a time or a number, so none is ever exactly the same.</summary>
    public static Traffic Scripts { get; } = new()
    {
        Surface = Gateway, Client = "direct", Family = "native", Tool = "curl", Path = "/api/chat",
        Share = 0.30, Semantic = 0.38, Simple = 0.80, MedianPrompt = 90, MedianCompletion = 60,
        Operation = "L3_Cloud_LLM", Span = "layer3_llm", UserAgent = "curl/8.5.0",
    };

    public static Traffic CopilotProxy { get; } = new()
    {
        Surface = Proxy, Client = "copilot", Family = "openai", Tool = "copilot", Path = "/v1/chat/completions",
        Share = 0.10, Exact = 0.42, Offer = Offer.Gpt4o, Hostname = "copilot-proxy.githubusercontent.com", Upstream = "copilot_upstream",
    };

    public static Traffic ClaudeProxy { get; } = new()
    {
        Surface = Proxy, Client = "claude", Family = "anthropic", Tool = "claude", Path = "/v1/messages",
        Share = 0.05, Exact = 0.36, Offer = Offer.ClaudeSonnet, Hostname = "api.anthropic.com", Upstream = "claude_upstream",
    };

    public static Traffic CopilotLookups { get; } = Lookups(Copilot);

    /// <summary>Requests without a valid key.</summary>
    public static Traffic Strangers { get; } = new()
    {
        Surface = Gateway, Client = "openai", Family = "openai", Tool = "unknown", Path = "/v1/chat/completions", UserAgent = "python-requests/2.32.3",
    };

    /// <summary>All that come by themselves, in the order of <see cref="Shares"/>.</summary>
    public static IReadOnlyList<Traffic> All { get; } = [Cursor, ClaudeCode, Scripts, CopilotProxy, ClaudeProxy, CopilotLookups];

    public static double[] Shares { get; } = [.. All.Select(t => t.Share)];

    /// <summary>Lookups by whoever calls; a tool nobody knows is taken for copilot.</summary>
    public static Traffic LookupsBy(string? userAgent) => Tools.Identify(userAgent) is { } tool and not Copilot ? Lookups(tool) : CopilotLookups;

    /// <summary>Cache lookups over MCP: the tool may vary, the client is always counted as copilot.</summary>
    private static Traffic Lookups(string tool) => new()
    {
        Surface = Mcp, Client = "copilot", Family = "cache_lookup", Tool = tool, Path = "/api/v1/cache/lookup",
        Share = 0.09, Exact = 0.20, Semantic = 0.12, Upstream = "copilot_upstream",
    };
}
