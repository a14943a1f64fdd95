using OperatorConsole.Demo.Metrics;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The budget gauges a paid call moves; the provider's is missing where it has no budget.</summary>
internal sealed record RemainingBudgets(Gauge Team, Gauge Key, Gauge User, Gauge? Provider);

/// <summary>What a key may still ask of a model this minute.</summary>
internal sealed record KeyRateGauges(Gauge Requests, Gauge Tokens)
{
    /// <summary>Python's <c>sys.maxsize</c>: what the proxy prints for a key without a limit.</summary>
    private const double Unlimited = long.MaxValue;

    public void Show(VirtualKey key, MinuteWindow used)
    {
        Requests.Value = key.Limit is { } limit ? Math.Max(0, limit.Requests - used.Requests) : Unlimited;
        Tokens.Value = key.Limit is { } same ? Math.Max(0, same.Tokens - used.Tokens) : Unlimited;
    }
}
