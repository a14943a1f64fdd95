using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>One request as it went.</summary>
/// <param name="Traffic">Who sent it.</param>
/// <param name="Time">When its answer was complete.</param>
/// <param name="Seed">Stands for its prompt and ids: they are spelled out only where somebody reads them.</param>
internal readonly record struct Exchange(Traffic Traffic, DateTimeOffset Time, ulong Seed)
{
    public Layer Layer { get; init; }

    public int Status { get; init; }

    public double Seconds { get; init; }

    /// <summary>The gateway's estimate: a quarter of the characters.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Estimated in the same way; 0 unless the cloud answered.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>What went wrong with the provider last, as in <c>HTTP 502 Bad Gateway</c>.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether an old cache entry stood in for the provider: still 200, still L3_Cloud.</summary>
    public bool Stale { get; init; }

    public long LatencyMs => (long)(Seconds * 1000);

    public string PromptHash => new SimulationRandom(Seed).Hex(64);

    public string RequestId => new SimulationRandom(Seed ^ 0x5DEECE66D).Uuid();

    /// <summary>Where the client says it is, in a header that anyone may write.</summary>
    public string ClientAddress => string.Create(CultureInfo.InvariantCulture, $"10.1.{Seed % 4}.{((Seed >> 8) % 200) + 10}");

    /// <summary>Who answered, in the words of the debug rings; the gateway surface never says.</summary>
    public string? ResolvedBy => Traffic.Surface switch
    {
        Traffic.Proxy => Layer switch
        {
            Layer.ExactCache => "exact_cache",
            Layer.SemanticCache => "semantic_cache",
            Layer.Slm => "slm",
            _ => Traffic.Upstream,
        },
        Traffic.Mcp when Layer == Layer.Miss => Traffic.Upstream,
        _ => null,
    };
}
