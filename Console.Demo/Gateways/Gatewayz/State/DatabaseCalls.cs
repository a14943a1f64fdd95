using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>The queries requests make, and the pool their connections come from.</summary>
internal sealed class DatabaseCalls
{
    private const int PoolSize = 100;

    private readonly DatabaseMetrics _metrics;
    private readonly SimulationRandom _random;
    private readonly Statement _user;
    private readonly Statement _apiKey;
    private readonly Statement _insertRequest;
    private readonly Statement _updateUser;
    private readonly Statement _models;
    private readonly Gauge _active;
    private readonly Gauge _idle;
    private readonly Gauge _utilization;

    public DatabaseCalls(DatabaseMetrics metrics, SimulationRandom random)
    {
        _metrics = metrics;
        _random = random;
        _user = new Statement(metrics, "users", "select");
        _apiKey = new Statement(metrics, "api_keys_new", "select");
        _insertRequest = new Statement(metrics, "chat_completion_requests", "insert");
        _updateUser = new Statement(metrics, "users", "update");
        _models = new Statement(metrics, "models", "select");
        metrics.PoolSize.With("supabase").Value = PoolSize;
        _active = metrics.PoolActive.With("supabase");
        _idle = metrics.PoolIdle.With("supabase");
        _utilization = metrics.PoolUtilization.With("supabase");
    }

    /// <summary>Who asks: an anonymous client has a key row looked for and no user.</summary>
    public void Identify(bool anonymous)
    {
        _apiKey.Ran(_random.LogNormal(0.004, 0.6));
        if (!anonymous) _user.Ran(_random.LogNormal(0.005, 0.6));
    }

    public void InsertRequest() => _insertRequest.Ran(_random.LogNormal(0.009, 0.6));

    public void UpdateUser() => _updateUser.Ran(_random.LogNormal(0.007, 0.6));

    public void SelectModels() => _models.Ran(_random.LogNormal(0.12, 0.4));

    public void Advance(int activeRequests)
    {
        var active = Math.Min(PoolSize, 3 + (activeRequests / 4) + _random.Between(0, 3));
        _active.Value = active;
        _idle.Value = PoolSize - active;
        _utilization.Value = active / (double)PoolSize;
        if (_random.Chance(0.00002)) _metrics.PoolErrors.With("supabase", "timeout").Add();
    }

    private sealed class Statement(DatabaseMetrics metrics, string table, string operation)
    {
        private Counter? _queries;
        private Summary? _duration;

        public void Ran(double seconds)
        {
            (_queries ??= metrics.Queries.With(table, operation)).Add();
            (_duration ??= metrics.Duration.With(table)).Observe(seconds);
        }
    }
}
