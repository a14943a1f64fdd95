using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>A completion the engine works on. Times are Unix seconds.</summary>
internal sealed class EngineRequest(double arrival, int promptTokens, int cachedTokens, int wantedTokens, int maxTokens, string client, int port)
{
    private static readonly string[] Clients = ["10.0.0.7", "10.0.0.7", "10.0.0.8", "10.0.0.12"];
    private static readonly int[] Limits = [512, 512, 512, 1024, 256];

    public double Arrival => arrival;

    public int PromptTokens => promptTokens;

    /// <summary>The part of the prompt found in the prefix cache, whole blocks.</summary>
    public int CachedTokens => cachedTokens;

    /// <summary>How many tokens it generates before it ends by itself or by its limit.</summary>
    public int TargetTokens => Math.Min(wantedTokens, maxTokens);

    public bool EndsByLimit => wantedTokens >= maxTokens;

    public int MaxTokens => maxTokens;

    public string Client => client;

    public int Port => port;

    /// <summary>When it left the queue for the first time; NaN before.</summary>
    public double Admitted { get; set; } = double.NaN;

    public double FirstToken { get; set; }

    /// <summary>From when on it decodes: its prefill ends there.</summary>
    public double DecodesFrom { get; set; }

    /// <summary>Tokens so far, with the begun one.</summary>
    public double Generated { get; set; }

    public bool HasBegun => !double.IsNaN(Admitted);

    /// <summary>Tokens it holds in the key-value cache.</summary>
    public double Held => promptTokens + Generated;

    public static EngineRequest Draw(double arrival, SimulationRandom random)
    {
        var prompt = Math.Clamp((int)random.LogNormal(420, 0.8), 8, 6_000);
        var shared = random.Chance(0.7) ? (int)(prompt * random.Between(0.2, 0.9)) : 0;
        var wanted = Math.Clamp((int)random.LogNormal(180, 0.7), 1, 4_096);
        var limit = Limits[random.Between(0, Limits.Length)];
        return new EngineRequest(
            arrival, prompt, shared / Engine.BlockSize * Engine.BlockSize, wanted, limit,
            Clients[random.Between(0, Clients.Length)], random.Between(32_768, 60_999));
    }
}
