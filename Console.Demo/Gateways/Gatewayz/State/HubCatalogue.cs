using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>A provider as the database knows it.</summary>
/// <param name="CatalogueSize">How many models its own list has; only a few of them are tracked.</param>
internal sealed record HubProvider(int Id, string Slug, string Name, int CatalogueSize);

/// <summary>A tracked model at a provider as the database knows it.</summary>
/// <param name="Index">Its place in <see cref="HubCatalogue.Models"/>.</param>
internal sealed record HubModel(int Index, int Id, string Title, HubProvider Provider, Offer Offer);

/// <summary>Who serves a requested model, in the order in which they are tried.</summary>
/// <param name="Weight">Its share of all requests.</param>
/// <param name="StreamedShare">The share of its requests that want a stream.</param>
internal sealed record HubRoute(double Weight, double StreamedShare, params HubModel[] Models);

/// <summary>Providers, models and routes of the demo's Gatewayz.</summary>
internal static class HubCatalogue
{
    private static readonly HubProvider OpenAi = new(1, Simulation.Providers.OpenAi, "OpenAI", 62);
    private static readonly HubProvider Anthropic = new(2, Simulation.Providers.Anthropic, "Anthropic", 14);
    private static readonly HubProvider Google = new(3, Simulation.Providers.Google, "Google", 38);
    private static readonly HubProvider Groq = new(4, Simulation.Providers.Groq, "Groq", 21);
    private static readonly HubProvider Cerebras = new(5, Simulation.Providers.Cerebras, "Cerebras", 9);

    public static IReadOnlyList<HubProvider> Providers { get; } = [OpenAi, Anthropic, Google, Groq, Cerebras];

    /// <summary>Gateways without a key: they are listed, and their catalogue is always empty.</summary>
    public static IReadOnlyList<string> Unconfigured { get; } = ["fireworks", "nebius"];

    public static IReadOnlyList<HubModel> Models { get; } =
    [
        new(0, 101, "GPT-4o", OpenAi, Offer.Gpt4o),
        new(1, 102, "GPT-4o mini", OpenAi, Offer.Gpt4oMini),
        new(2, 107, "Claude Sonnet 4", Anthropic, Offer.ClaudeSonnet),
        new(3, 108, "Claude 3.5 Haiku", Anthropic, Offer.ClaudeHaiku),
        new(4, 112, "Gemini 2.5 Flash", Google, Offer.GeminiFlash),
        new(5, 113, "Gemini 2.5 Pro", Google, Offer.GeminiPro),
        new(6, 121, "Llama 3.3 70B", Groq, Offer.GroqLlama70B),
        new(7, 122, "Llama 3.1 8B", Groq, Offer.GroqLlama8B),
        new(8, 123, "Llama 3.3 70B", Cerebras, Offer.CerebrasLlama70B),
    ];

    /// <summary>What clients ask for. One model per provider: every pair of the two costs about ninety series.</summary>
    /// <remarks>GPT-4o is asked by agents, which do not stream.</remarks>
    public static IReadOnlyList<HubRoute> Routes { get; } =
    [
        new(0.22, 0, Models[0]),
        new(0.15, 0.7, Models[2]),
        new(0.28, 0.8, Models[4]),
        new(0.20, 0.8, Models[6], Models[8]),
        new(0.15, 0.8, Models[8], Models[6]),
    ];

    /// <summary>What the batch job of a spend spike asks for: the most expensive one.</summary>
    public static HubRoute BatchRoute => Routes[1];

    public static int CatalogueSize { get; } = Providers.Sum(p => p.CatalogueSize);
}
