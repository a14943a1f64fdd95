using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The Redis beside the gateway; it keeps running when the gateway restarts.</summary>
internal sealed class RedisServer(SimulationRandom random, DateTimeOffset firstSeen)
{
    private const int SampleSeconds = 15;

    private readonly DateTimeOffset _startedAt = firstSeen.AddDays(-41);
    private double _commands = 61_204_118;
    private double _hits = 9_182_730;
    private double _misses = 402_110;
    private double _expired = 88_214;
    private double _connections = 20_417;

    /// <summary>The commands one request makes: limits, prices, monitor, breaker.</summary>
    public void Serve(int requests)
    {
        _commands += requests * 14;
        _hits += requests * 6;
        _misses += requests / 4.0;
        _expired += requests / 3.0;
    }

    /// <summary>Asks Redis for its INFO every quarter of a minute; before the first answer of a fresh process all gauges are zero.</summary>
    public void Sample(RedisMetrics metrics, DateTimeOffset now, double load)
    {
        if (now.ToUnixTimeSeconds() % SampleSeconds != 0) return;
        _commands += 4;
        if (random.Chance(0.01)) _connections++;
        var keys = Math.Round(2_400 + (1_900 * load));
        metrics.Up.Value.Value = 1;
        metrics.MemoryUsed.Value.Value = 14_680_064 + (keys * 1_280);
        metrics.Clients.Value.Value = 14 + random.Between(0, 3);
        metrics.Uptime.Value.Value = Math.Floor((now - _startedAt).TotalSeconds);
        metrics.Commands.Value.Value = _commands;
        metrics.Hits.Value.Value = _hits;
        metrics.Misses.Value.Value = Math.Floor(_misses);
        metrics.Expired.Value.Value = Math.Floor(_expired);
        metrics.ConnectionsReceived.Value.Value = _connections;
        metrics.Keys.With("db0").Value = keys;
    }
}
