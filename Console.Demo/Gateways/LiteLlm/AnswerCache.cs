using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>An answer as the cache keeps it.</summary>
internal readonly record struct CachedAnswer(ulong Seed, int PromptTokens, int CompletionTokens);

/// <summary>The response cache in Redis. It outlives the proxy's restarts; a collapse empties it, and it warms up over twenty minutes.</summary>
internal sealed class AnswerCache(ProxyConfig config, SimulationRandom random)
{
    // The newest answer stands for all a key got from a deployment: which one is repeated does not show outside.
    private readonly CachedAnswer?[,] _answers = new CachedAnswer?[config.Keys.Length, config.Deployments.Length];
    private double _warmth = 1;

    /// <summary>One second passes.</summary>
    public void Second(bool collapsed) => _warmth = collapsed ? 0.03 : _warmth + ((1 - _warmth) / 1200);

    public bool TryGet(VirtualKey key, Deployment deployment, out CachedAnswer answer)
    {
        var hit = random.Chance(key.Cacheable * _warmth);
        var newest = _answers[key.Index, deployment.Index];
        answer = newest ?? default;
        return hit && newest is not null;
    }

    public void Put(VirtualKey key, Deployment deployment, in CachedAnswer answer) => _answers[key.Index, deployment.Index] = answer;
}
