using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Plays one request after the other: limits, cache, calls with a retry, a fallback.</summary>
/// <remarks>A request is simulated at the moment it ends; its start lies its duration before.</remarks>
internal sealed class Traffic(ProxyConfig config, Router router, AnswerCache cache, SystemServices services, Books books, ProxyLog log, SimulationRandom random)
{
    /// <summary>An ordinary request of a key that ends now; returns how many seconds it took.</summary>
    public double Play(VirtualKey key, Conditions conditions, DateTimeOffset end) =>
        Play(key, key.Groups.Length == 1 ? key.Groups[0] : key.Groups[random.Weighted(key.GroupWeights)], conditions, end, promptTokens: 420, answerTokens: 180);

    /// <summary>A request of the batch job behind a spend spike: long documents for the most expensive model.</summary>
    public double PlayBatch(Conditions conditions, DateTimeOffset end) =>
        Play(config.NightlyBatch, ProxyConfig.Claude, conditions, end, promptTokens: 5_000, answerTokens: 200);

    private double Play(VirtualKey key, string group, Conditions conditions, DateTimeOffset end, int promptTokens, int answerTokens)
    {
        var seed = random.NextUInt64();
        services.Arrived();
        var queue = random.LogNormal(0.006, 0.7);
        var overhead = random.LogNormal(0.012, 0.5);
        var seconds = queue + overhead;
        if (books.Refusal(key, end) is { } refusal)
        {
            books.Failed(key, group, router.First(group), refusal, seed, seconds, end);
            return seconds;
        }

        var attempts = new Attempts(key, conditions, end, promptTokens, answerTokens, seed, queue, overhead) { Seconds = seconds, Last = router.First(group) };
        var failure = Call(group, ref attempts);
        if (failure is not null && config.Fallbacks.TryGetValue(group, out var fallback))
        {
            log.FallingBack(fallback, end);
            var again = Call(fallback, ref attempts);
            books.FellBack(key, group, fallback, attempts.Last, failure, again is null, end);
            // The client of a failed fallback gets the first group's error.
            if (again is null) failure = null;
        }
        if (failure is not null) books.Failed(key, group, attempts.Last, failure, seed, attempts.Seconds, end);
        return attempts.Seconds;
    }

    /// <summary>Asks a group's deployments, twice at most; none when one answered, else the last error.</summary>
    private ProxyFailure? Call(string group, ref Attempts attempts)
    {
        ProxyFailure? failure = null;
        for (var attempt = 0; attempt <= Router.Retries; attempt++)
        {
            if (router.Pick(group, attempts.End) is not { } deployment) return failure ?? router.Refusal(group);
            attempts.Last = deployment;
            if (cache.TryGet(attempts.Key, deployment, out var kept))
            {
                attempts.Seconds += random.LogNormal(0.005, 0.5);
                Answer(attempts, new Answer(kept.Seed, kept.PromptTokens, kept.CompletionTokens, 0, FromCache: true, attempts.Queue, attempts.Overhead, 0, 0, attempts.Seconds));
                return null;
            }
            var call = UpstreamCall.Play(deployment.Offer, attempts.Conditions, random, attempts.PromptTokens, attempts.AnswerTokens);
            attempts.Seconds += call.Seconds;
            if (call.Succeeded)
            {
                Answer(attempts, new Answer(
                    attempts.Seed, call.PromptTokens, call.CompletionTokens, call.CostUsd, FromCache: false,
                    attempts.Queue, attempts.Overhead, call.Seconds, call.FirstTokenSeconds, attempts.Seconds));
                cache.Put(attempts.Key, deployment, new CachedAnswer(attempts.Seed, call.PromptTokens, call.CompletionTokens));
                return null;
            }
            failure = ProxyFailure.OfProvider(call.Status, deployment);
            books.CallFailed(attempts.Key, deployment, failure, attempts.End);
        }
        return failure;
    }

    private void Answer(in Attempts attempts, in Answer answer)
    {
        services.Answered(answer.TotalSeconds, answer.FromCache);
        books.Answered(attempts.Key, attempts.Last, answer, attempts.End);
    }

    /// <summary>A request on its way through the router.</summary>
    private record struct Attempts(
        VirtualKey Key, Conditions Conditions, DateTimeOffset End, int PromptTokens, int AnswerTokens, ulong Seed, double Queue, double Overhead)
    {
        /// <summary>What it has taken so far.</summary>
        public double Seconds { get; set; }

        /// <summary>Who was asked last.</summary>
        public Deployment Last { get; set; } = null!;
    }
}
