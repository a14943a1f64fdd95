using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Keeps calls away from a provider that failed five times in a row, and tries it again a minute later.</summary>
/// <remarks>The gauge of its state is written on a transition only: no series means it never moved, not that it is closed.</remarks>
internal sealed class CircuitBreaker(string provider, BreakerMetrics metrics, GatewayzLog log)
{
    public const string Closed = "closed";
    public const string Open = "open";
    public const string HalfOpen = "half_open";

    private const int FailuresToOpen = 5;
    private const int SuccessesToClose = 2;
    private const int RetryAfterSeconds = 60;
    private const int WindowSeconds = 60;

    private readonly (long Second, bool Succeeded)[] _recent = new (long, bool)[256];
    private int _recorded;
    private Counter? _closedSuccesses;

    public string Provider => provider;

    public string State { get; private set; } = Closed;

    /// <summary>Failures in a row.</summary>
    public int FailureCount { get; private set; }

    /// <summary>Successes while half open.</summary>
    public int SuccessCount { get; private set; }

    /// <summary>When it opened last; kept after it closed again.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public int SecondsUntilRetry(DateTimeOffset now) =>
        State == Open ? Math.Max(0, RetryAfterSeconds - (int)(now - OpenedAt!.Value).TotalSeconds) : 0;

    /// <summary>Calls of the last minute, and the share of them that failed.</summary>
    public (int Count, double FailureRate) Recent(DateTimeOffset now)
    {
        var since = now.ToUnixTimeSeconds() - WindowSeconds;
        var (count, failed) = (0, 0);
        for (var i = 0; i < Math.Min(_recorded, _recent.Length); i++)
        {
            if (_recent[i].Second <= since) continue;
            count++;
            if (!_recent[i].Succeeded) failed++;
        }
        return (count, count == 0 ? 0 : (double)failed / count);
    }

    /// <summary>Whether a call may be made; a refusal is counted.</summary>
    public bool Allows(DateTimeOffset now)
    {
        if (State != Open) return true;
        if (now >= OpenedAt!.Value.AddSeconds(RetryAfterSeconds))
        {
            Move(HalfOpen, now, "60s timeout elapsed");
            return true;
        }
        metrics.Rejected.With(provider).Add();
        return false;
    }

    public void Succeeded(DateTimeOffset now)
    {
        Remember(now, true);
        FailureCount = 0;
        if (State == Closed)
        {
            (_closedSuccesses ??= metrics.Successes.With(provider, Closed)).Add();
            return;
        }
        metrics.Successes.With(provider, State).Add();
        if (++SuccessCount >= SuccessesToClose) Move(Closed, now, "2 consecutive successes");
    }

    public void Failed(DateTimeOffset now)
    {
        Remember(now, false);
        FailureCount++;
        metrics.Failures.With(provider, State).Add();
        if (State == HalfOpen) Move(Open, now, "failure in half_open");
        else if (State == Closed && FailureCount >= FailuresToOpen) Move(Open, now, "5 consecutive failures");
    }

    /// <summary>Closes it by hand.</summary>
    public void Reset(DateTimeOffset now)
    {
        if (State != Closed) Move(Closed, now, "manual reset");
        FailureCount = 0;
        SuccessCount = 0;
        _recorded = 0;
    }

    private void Remember(DateTimeOffset now, bool succeeded) =>
        _recent[_recorded++ & 255] = (now.ToUnixTimeSeconds(), succeeded);

    private void Move(string state, DateTimeOffset now, string reason)
    {
        if (log.IsOn)
        {
            log.Write(
                now, GatewayzLog.Warning, "src.services.circuit_breaker",
                $"Circuit breaker for '{provider}' transitioned: {State} → {state} ({reason})");
        }
        metrics.Transitions.With(provider, State, state).Add();
        metrics.CurrentState.With(provider, State).Value = 0;
        metrics.CurrentState.With(provider, state).Value = 1;
        if (state == Open) OpenedAt = now;
        if (state == Closed) FailureCount = 0;
        SuccessCount = 0;
        State = state;
    }
}

/// <summary>The breakers of the process; one appears when a provider is first asked for, by a call or by a look at it.</summary>
internal sealed class CircuitBreakers(BreakerMetrics metrics, GatewayzLog log)
{
    // Looking at an unknown name creates a breaker, here as there; the bound keeps a scan from growing it forever.
    private const int Most = 1_000;

    private readonly Dictionary<string, CircuitBreaker> _byProvider = [];

    public IReadOnlyCollection<CircuitBreaker> All => _byProvider.Values;

    public CircuitBreaker this[string provider]
    {
        get
        {
            if (_byProvider.TryGetValue(provider, out var breaker)) return breaker;
            breaker = new CircuitBreaker(provider, metrics, log);
            if (_byProvider.Count < Most) _byProvider[provider] = breaker;
            return breaker;
        }
    }

    public CircuitBreaker? Find(string provider) => _byProvider.GetValueOrDefault(provider);
}
