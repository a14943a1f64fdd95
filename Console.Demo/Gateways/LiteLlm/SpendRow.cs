using System.Globalization;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>One row of <c>LiteLLM_SpendLogs</c>: a request that was answered, from the cache or not, or failed.</summary>
/// <param name="Seed">What its id is made of; a cache hit has the seed of the answer it repeats.</param>
/// <param name="Deployment">Who answered, or failed last.</param>
/// <param name="Group">The model group asked for.</param>
/// <param name="FirstToken">When the first token came; the end where nothing was streamed.</param>
/// <param name="Failure">Why it failed; none when it was answered.</param>
internal readonly record struct SpendRow(
    ulong Seed, VirtualKey Key, Deployment Deployment, string Group, DateTimeOffset Start, DateTimeOffset FirstToken, DateTimeOffset End,
    int PromptTokens, int CompletionTokens, double Spend, bool CacheHit, ProxyFailure? Failure)
{
    /// <summary>
    /// The provider's id of the answer, <c>_cache_hit1714300199.9441023</c> behind it when it came from the cache; the proxy's own
    /// call id when there was no answer. Made on demand: few rows are ever looked at.
    /// </summary>
    public string RequestId
    {
        get
        {
            var random = new SimulationRandom(Seed);
            if (Failure is not null) return random.Uuid();
            var id = Deployment.Provider switch
            {
                "openai" => "chatcmpl-" + Alphanumeric(random, 29),
                "hosted_vllm" => "chatcmpl-" + random.Hex(32),
                _ => "chatcmpl-" + random.Uuid(),
            };
            // Python's time.time(), as it prints it.
            var epoch = (End.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (decimal)TimeSpan.TicksPerSecond;
            return CacheHit ? string.Create(CultureInfo.InvariantCulture, $"{id}_cache_hit{epoch:0.0######}") : id;
        }
    }

    private static string Alphanumeric(SimulationRandom random, int length) => string.Create(length, random, static (span, source) =>
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        foreach (ref var letter in span) letter = letters[source.Between(0, letters.Length)];
    });
}
