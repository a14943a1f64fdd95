using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The router's memory: which deployments cool down, and what each failed and used this minute.</summary>
/// <remarks>Configured with <c>allowed_fails: 3</c>, <c>cooldown_time: 30</c>, <c>num_retries: 1</c>. A restart forgets it.</remarks>
internal sealed class Router(ProxyConfig config, SimulationRandom random)
{
    public const int Retries = 1;
    public const int CooldownSeconds = 30;

    private const int AllowedFails = 3;

    private readonly DateTimeOffset[] _cooldownUntil = new DateTimeOffset[config.Deployments.Length];
    private readonly MinuteWindow[] _failed = [.. config.Deployments.Select(_ => new MinuteWindow())];
    private readonly MinuteWindow[] _used = [.. config.Deployments.Select(_ => new MinuteWindow())];

    // Picked per request; no array of candidates is built.
    private readonly Deployment[] _candidates = new Deployment[config.Deployments.Length];

    /// <summary>A deployment of the group that does not cool down, at random (<c>simple-shuffle</c>); none when all do.</summary>
    public Deployment? Pick(string group, DateTimeOffset now)
    {
        var count = 0;
        foreach (var deployment in config.Deployments)
        {
            if (deployment.Group == group && _cooldownUntil[deployment.Index] <= now) _candidates[count++] = deployment;
        }
        return count switch
        {
            0 => null,
            1 => _candidates[0],
            _ => _candidates[random.Between(0, count)],
        };
    }

    /// <summary>The group's first deployment, cooling down or not: whom a refused request is booked on.</summary>
    public Deployment First(string group) => Array.Find(config.Deployments, d => d.Group == group)!;

    /// <summary>Remembers a failed call; true when that was one too many this minute and the deployment cools down from now.</summary>
    public bool Failed(Deployment deployment, DateTimeOffset now)
    {
        var window = _failed[deployment.Index];
        window.MoveTo(now);
        window.Add(0);
        if (window.Requests <= AllowedFails) return false;
        _cooldownUntil[deployment.Index] = now.AddSeconds(CooldownSeconds);
        return true;
    }

    /// <summary>Counts a call's tokens against the provider's rate limit and returns what this minute used.</summary>
    public MinuteWindow Used(Deployment deployment, DateTimeOffset now, int tokens)
    {
        var window = _used[deployment.Index];
        window.MoveTo(now);
        window.Add(tokens);
        return window;
    }

    /// <summary>The refusal when no deployment is left.</summary>
    public ProxyFailure Refusal(string group)
    {
        var cooling = string.Join(", ", config.Deployments.Where(d => d.Group == group).Select(d => $"'{d.Id}'"));
        return new ProxyFailure(
            ProxyFailure.NoDeployment, 429, null,
            $"No deployments available for selected model, Try again in {CooldownSeconds} seconds. Passed model={group}. pre-call-checks=False, cooldown_list=[{cooling}]");
    }
}
