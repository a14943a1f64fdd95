using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>A stored health check of one deployment.</summary>
/// <param name="Failure">Why the deployment is unhealthy; none when it is not.</param>
internal sealed record HealthCheck(string Id, Deployment Deployment, ProxyFailure? Failure, double Milliseconds, string CheckedBy, DateTimeOffset CheckedAt);

/// <summary>Asks deployments for a few tokens to see whether they answer, and keeps the newest results; the real table keeps all.</summary>
internal sealed class HealthChecks(ProxyConfig config, Books books, SimulationRandom random)
{
    private const int Capacity = 1_000;

    private readonly Queue<HealthCheck> _kept = new(Capacity);

    public IEnumerable<HealthCheck> NewestFirst() => _kept.Reverse();

    /// <summary>The hourly check of everything.</summary>
    /// <remarks>Its own calls are left out of metrics and spend: they would double the proxy's series for a few cents.</remarks>
    public void RunHourly(Conditions conditions)
    {
        foreach (var deployment in config.Deployments) Keep(Check(deployment, Ask(deployment, conditions), "system", conditions.Time));
    }

    /// <summary><c>GET /health</c>: real calls, which count and cost like any other, booked on the proxy's own account.</summary>
    public List<HealthCheck> RunNow(IReadOnlyList<Deployment> deployments, bool keep, Conditions conditions, DateTimeOffset now)
    {
        var checks = new List<HealthCheck>(deployments.Count);
        foreach (var deployment in deployments)
        {
            var call = Ask(deployment, conditions);
            var check = Check(deployment, call, "default_user_id", now);
            checks.Add(check);
            if (keep) Keep(check);
            if (check.Failure is not null) books.CallFailed(config.HealthChecks, deployment, check.Failure, now);
            else
                books.Answered(config.HealthChecks, deployment, new Answer(random.NextUInt64(), call.PromptTokens, call.CompletionTokens, call.CostUsd, FromCache: false, 0, 0.01, call.Seconds, call.FirstTokenSeconds, call.Seconds + 0.01), now);
        }
        return checks;
    }

    private UpstreamCall Ask(Deployment deployment, Conditions conditions) =>
        UpstreamCall.Play(deployment.Offer, conditions, random, medianPrompt: 12, medianCompletion: 10);

    private HealthCheck Check(Deployment deployment, UpstreamCall call, string by, DateTimeOffset now) => new(
        random.Uuid(), deployment, call.Succeeded ? null : ProxyFailure.OfProvider(call.Status, deployment), Math.Round(call.Seconds * 1000, 3), by, now);

    private void Keep(HealthCheck check)
    {
        if (_kept.Count == Capacity) _kept.Dequeue();
        _kept.Enqueue(check);
    }
}
