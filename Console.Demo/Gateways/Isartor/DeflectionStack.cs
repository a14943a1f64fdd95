using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>Takes a request through the layers until one answers, counting what the layers themselves count on the way.</summary>
internal sealed class DeflectionStack(IsartorMetrics metrics, PromptStats stats, ProviderState provider, CacheState cache, SimulationRandom random)
{
    private readonly List<string> _failures = [];

    /// <summary>The failed attempts of the request handled last, in order.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Plays one request; none when its connection broke and the gateway counts nothing at all.</summary>
    public Exchange? Handle(Traffic traffic, Conditions conditions, DateTimeOffset time)
    {
        _failures.Clear();
        var exchange = new Exchange(traffic, time, random.NextUInt64())
        {
            Status = 200,
            PromptTokens = Math.Clamp((int)random.LogNormal(traffic.MedianPrompt, 0.8), 8, 32_000),
        };
        var layer = Lookup(traffic, out var seconds);
        if (layer != Layer.Miss) return exchange with { Layer = layer, Seconds = seconds };
        if (traffic.Surface == Traffic.Mcp) return exchange with { Layer = Layer.Miss, Seconds = seconds, Status = 204 };
        return traffic.Surface == Traffic.Proxy ? Native(exchange, conditions, seconds) : Resolve(exchange, conditions, seconds);
    }

    /// <summary>A request that no layer saw, because its key is wrong.</summary>
    public Exchange Reject(DateTimeOffset time)
    {
        _failures.Clear();
        return new Exchange(Traffic.Strangers, time, random.NextUInt64()) { Layer = Layer.AuthBlocked, Status = 401, Seconds = random.LogNormal(0.0004, 0.4) };
    }

    /// <summary>Counts a lookup whose result is known already.</summary>
    public void CountLookup(string tool, Layer found)
    {
        CacheEvent("l1a", found == Layer.ExactCache, tool);
        if (found != Layer.ExactCache) CacheEvent("l1b", found == Layer.SemanticCache, tool);
        CacheEvent("l1", found != Layer.Miss, tool);
    }

    /// <summary>Both caches, one after the other. <c>l1</c> is the sum of the two, counted under the same label.</summary>
    private Layer Lookup(Traffic traffic, out double seconds)
    {
        seconds = random.LogNormal(0.0009, 0.5);
        if (random.Chance(traffic.Exact * cache.Warmth)) return Hit("l1a", Layer.ExactCache, traffic, seconds);
        CacheEvent("l1a", false, traffic.Tool);
        if (traffic.Semantic > 0)
        {
            seconds += random.LogNormal(0.016, 0.35);
            if (random.Chance(0.00002))
            {
                // No embedding, no lookup: neither hit nor miss.
                Error("L1b_Embedding", "retryable", traffic.Tool);
            }
            else
            {
                if (random.Chance(traffic.Semantic * cache.Warmth)) return Hit("l1b", Layer.SemanticCache, traffic, seconds);
                CacheEvent("l1b", false, traffic.Tool);
            }
        }
        CacheEvent("l1", false, traffic.Tool);
        return Layer.Miss;
    }

    private Layer Hit(string name, Layer layer, Traffic traffic, double seconds)
    {
        CacheEvent(name, true, traffic.Tool);
        CacheEvent("l1", true, traffic.Tool);
        if (traffic.Surface == Traffic.Gateway) metrics.LayerTook(layer, traffic.Tool, seconds);
        return layer;
    }

    /// <summary>The local model, or else the configured provider.</summary>
    private Exchange Resolve(Exchange exchange, Conditions conditions, double seconds)
    {
        var traffic = exchange.Traffic;
        if (traffic.Simple > 0)
        {
            var triage = random.LogNormal(0.14, 0.3);
            if (random.Chance(0.0005)) Error("L2_SLM", "retryable", traffic.Tool);
            else if (random.Chance(traffic.Simple))
            {
                triage += random.LogNormal(0.55, 0.45);
                metrics.LayerTook(Layer.Slm, traffic.Tool, triage);
                cache.Keep(exchange.Time, traffic.Semantic > 0);
                return exchange with { Layer = Layer.Slm, Seconds = seconds + triage };
            }
            seconds += triage;
        }
        var answered = Cloud(exchange, conditions, out var cloud);
        metrics.LayerTook(Layer.Cloud, traffic.Tool, cloud);
        return answered with { Seconds = seconds + cloud + 0.0008 };
    }

    private Exchange Cloud(Exchange exchange, Conditions conditions, out double seconds)
    {
        var traffic = exchange.Traffic;
        seconds = 0.002;
        for (var attempt = 1; attempt <= IsartorSettings.MaxAttempts; attempt++)
        {
            var call = Attempt(traffic, conditions, exchange.Time, ref seconds);
            if (call is { } done)
            {
                if (attempt > 1) Retried(traffic, attempt, succeeded: true);
                provider.Succeeded(exchange.Time);
                cache.Keep(exchange.Time, traffic.Semantic > 0);
                return exchange with { Layer = Layer.Cloud, PromptTokens = done.PromptTokens, CompletionTokens = done.CompletionTokens };
            }
            Error("L3_Cloud", "retryable", traffic.Tool);
            if (attempt < IsartorSettings.MaxAttempts) seconds += 0.25 * attempt * random.Between(0.75, 1.25);
        }
        Retried(traffic, IsartorSettings.MaxAttempts, succeeded: false);
        // The handler counts the failed request once more, on top of its failed attempts.
        Error("L3_Cloud", "retryable", traffic.Tool);
        provider.Failed(exchange.Time, _failures[^1]);
        var failed = exchange with { Layer = Layer.Cloud, Failure = _failures[^1] };
        if (!traffic.IsNative || !random.Chance(0.5)) return failed with { Status = 502 };
        Error("L3_StaleFallback", "fallback_used", traffic.Tool);
        return failed with { Stale = true };
    }

    private UpstreamCall? Attempt(Traffic traffic, Conditions conditions, DateTimeOffset now, ref double seconds)
    {
        if (provider.Acquire(now) is not { } key)
        {
            _failures.Add("all provider keys are on cooldown due to recent rate limit responses");
            return null;
        }
        var call = UpstreamCall.Play(traffic.Offer, conditions, random, traffic.MedianPrompt, traffic.MedianCompletion);
        seconds += call.Seconds;
        if (call.Succeeded) return call;
        if (call.Status == 429) ProviderState.RateLimited(key, now);
        _failures.Add(Reason(call.Status));
        return null;
    }

    /// <summary>The proxied client's own provider, asked once with the client's own key; its status is passed on.</summary>
    private Exchange? Native(Exchange exchange, Conditions conditions, double seconds)
    {
        var call = UpstreamCall.Play(exchange.Traffic.Offer, conditions, random, exchange.Traffic.MedianPrompt, exchange.Traffic.MedianCompletion);
        // A connection that breaks is not counted and not logged: the proxy only ever reports answers.
        if (call.Status == 504) return null;
        if (call.Succeeded) cache.Keep(exchange.Time, semantic: false);
        return exchange with
        {
            Layer = Layer.Cloud,
            // Their front doors say 503 for whatever fails behind them.
            Status = call.Succeeded ? 200 : 503,
            Seconds = seconds + call.Seconds,
            PromptTokens = call.PromptTokens,
            CompletionTokens = call.CompletionTokens,
        };
    }

    private static string Reason(int status) => status switch
    {
        429 => "HTTP 429 Too Many Requests",
        500 => "HTTP 500 Internal Server Error",
        502 => "HTTP 502 Bad Gateway",
        503 => "HTTP 503 Service Unavailable",
        _ => "HTTP 504 Gateway Timeout",
    };

    private void CacheEvent(string layer, bool hit, string tool)
    {
        metrics.CacheEvent(layer, hit, tool);
        stats.Agent(tool).Cache(layer, hit);
    }

    private void Error(string layer, string errorClass, string tool)
    {
        metrics.Error(layer, errorClass, tool);
        stats.Agent(tool).Errors++;
    }

    private void Retried(Traffic traffic, int attempts, bool succeeded)
    {
        metrics.Retried(traffic.Operation, attempts, succeeded, traffic.Tool);
        stats.Agent(traffic.Tool).Retries += attempts - 1;
    }
}
