namespace OperatorConsole.Demo.Simulation;

/// <summary>The upstream providers every gateway of the demo shares, so that one outage is seen by all.</summary>
internal static class Providers
{
    public const string OpenAi = "openai";
    public const string Anthropic = "anthropic";
    public const string Google = "google";
    public const string Groq = "groq";
    public const string Cerebras = "cerebras";
    public const string Local = "vllm";
}

/// <summary>Model names as the gateways write them.</summary>
internal static class Models
{
    public const string Gpt4o = "gpt-4o";
    public const string Gpt4oMini = "gpt-4o-mini";
    public const string ClaudeSonnet = "claude-sonnet-4";
    public const string ClaudeHaiku = "claude-3-5-haiku";
    public const string GeminiFlash = "gemini-2.5-flash";
    public const string GeminiPro = "gemini-2.5-pro";
    public const string Llama70B = "llama-3.3-70b";
    public const string Llama8B = "llama-3.1-8b";
    public const string LocalLlama = "llama-3.1-8b-instruct";
}

/// <summary>A model at a provider, with list prices and typical speed.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="InputUsdPerMillion">US dollars per million prompt tokens.</param>
/// <param name="OutputUsdPerMillion">US dollars per million completion tokens.</param>
/// <param name="FirstTokenSeconds">Median seconds to the first token.</param>
/// <param name="TokensPerSecond">Median completion tokens per second after that.</param>
internal sealed record Offer(string Model, string Provider, double InputUsdPerMillion, double OutputUsdPerMillion, double FirstTokenSeconds, double TokensPerSecond)
{
    public static Offer Gpt4o { get; } = new(Models.Gpt4o, Providers.OpenAi, 2.50, 10.00, 0.45, 95);
    public static Offer Gpt4oMini { get; } = new(Models.Gpt4oMini, Providers.OpenAi, 0.15, 0.60, 0.35, 120);
    public static Offer ClaudeSonnet { get; } = new(Models.ClaudeSonnet, Providers.Anthropic, 3.00, 15.00, 0.80, 70);
    public static Offer ClaudeHaiku { get; } = new(Models.ClaudeHaiku, Providers.Anthropic, 0.80, 4.00, 0.45, 110);
    public static Offer GeminiFlash { get; } = new(Models.GeminiFlash, Providers.Google, 0.30, 2.50, 0.35, 180);
    public static Offer GeminiPro { get; } = new(Models.GeminiPro, Providers.Google, 1.25, 10.00, 1.10, 90);
    public static Offer GroqLlama70B { get; } = new(Models.Llama70B, Providers.Groq, 0.59, 0.79, 0.20, 270);
    public static Offer CerebrasLlama70B { get; } = new(Models.Llama70B, Providers.Cerebras, 0.85, 1.20, 0.18, 1800);
    public static Offer GroqLlama8B { get; } = new(Models.Llama8B, Providers.Groq, 0.05, 0.08, 0.12, 700);
    public static Offer Local { get; } = new(Models.LocalLlama, Providers.Local, 0, 0, 0.15, 140);

    /// <summary>US dollars for one call.</summary>
    public double Cost(int promptTokens, int completionTokens) =>
        ((promptTokens * InputUsdPerMillion) + (completionTokens * OutputUsdPerMillion)) / 1e6;
}
