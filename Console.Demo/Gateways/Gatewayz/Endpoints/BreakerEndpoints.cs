using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>The circuit breakers, open to everybody: looking at an unknown one creates it, and anyone may close one.</summary>
internal static class BreakerEndpoints
{
    public static void Map(Api api)
    {
        api.Get("/circuit-breakers", All);
        api.Get("/circuit-breakers/{provider}", ask => Body(ask, ask.Process.Breakers[ask.Route("provider")]));
        api.Post("/circuit-breakers/{provider}/reset", Reset);
    }

    private static object All(Ask ask)
    {
        var breakers = ask.Process.Breakers.All;
        return new
        {
            circuit_breakers = breakers.ToDictionary(b => b.Provider, b => Body(ask, b)),
            total_count = breakers.Count,
            open_count = breakers.Count(b => b.State == CircuitBreaker.Open),
            half_open_count = breakers.Count(b => b.State == CircuitBreaker.HalfOpen),
            closed_count = breakers.Count(b => b.State == CircuitBreaker.Closed),
        };
    }

    private static object Reset(Ask ask)
    {
        var provider = ask.Route("provider");
        if (ask.Process.Breakers.Find(provider) is not { } breaker) return GatewayzErrors.NotFound(ask);
        breaker.Reset(ask.Now);
        return new { success = true, message = $"Circuit breaker for '{provider}' has been reset", state = Body(ask, breaker) };
    }

    private static object Body(Ask ask, CircuitBreaker breaker)
    {
        var (count, failureRate) = breaker.Recent(ask.Now);
        return new
        {
            provider = breaker.Provider,
            state = breaker.State,
            failure_count = breaker.FailureCount,
            success_count = breaker.SuccessCount,
            failure_rate = Math.Round(failureRate, 4),
            recent_requests = count,
            opened_at = breaker.OpenedAt is { } opened ? PythonTime.Iso(opened) : null,
            seconds_until_retry = breaker.SecondsUntilRetry(ask.Now),
        };
    }
}
