using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>One failed call, as the monitor keeps it.</summary>
internal readonly record struct ProviderError(HubModel Model, int Status, DateTimeOffset Time, int LatencyMs);

/// <summary>What Redis keeps about one provider: a score that never expires, and its last hundred errors.</summary>
internal sealed class ProviderMonitor
{
    private const int KeptErrors = 100;

    private readonly Queue<ProviderError> _errors = new(KeptErrors);

    /// <summary>0 to 100, whatever the time since the last call: +2 for a success, -5 for a failure.</summary>
    public double Score { get; private set; } = 100;

    /// <summary>Whether it was ever called; an uncalled provider has no entry.</summary>
    public bool IsKnown { get; private set; }

    public void Record(HubModel model, in UpstreamCall call, DateTimeOffset at)
    {
        IsKnown = true;
        Score = Math.Clamp(Score + (call.Succeeded ? 2 : -5), 0, 100);
        if (call.Succeeded) return;
        if (_errors.Count == KeptErrors) _errors.Dequeue();
        _errors.Enqueue(new ProviderError(model, call.Status, at, (int)(call.Seconds * 1000)));
    }

    /// <summary>Its errors of the last hour, the newest first.</summary>
    public IEnumerable<ProviderError> Errors(DateTimeOffset now) => _errors.Where(e => e.Time > now.AddHours(-1)).Reverse();
}

/// <summary>A model's latencies of the last hour as a sorted set: equal values are one member.</summary>
internal sealed class LatencySet
{
    private readonly Dictionary<int, long> _lastSeen = [];
    private long _trimmed;

    public void Add(int milliseconds, DateTimeOffset at)
    {
        var second = at.ToUnixTimeSeconds();
        if (second - _trimmed > 3600) Trim(second);
        _lastSeen[milliseconds] = second;
    }

    /// <summary>The distinct values of the last hour, in order.</summary>
    public double[] Values(DateTimeOffset now)
    {
        var since = now.ToUnixTimeSeconds() - 3600;
        return [.. _lastSeen.Where(v => v.Value > since).Select(v => (double)v.Key).Order()];
    }

    private void Trim(long second)
    {
        _trimmed = second;
        foreach (var (value, seen) in _lastSeen)
            if (seen <= second - 3600) _lastSeen.Remove(value);
    }
}
