using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Tracing;

namespace OperatorConsole.Demo.Simulation;

/// <summary>One gateway of the demo: what it does second by second, its metrics, its endpoints and its log.</summary>
/// <remarks>
/// Time is given to it: the past is simulated as fast as it goes, the present second by second, by the same code.
/// Every request is simulated on its own, so metrics, log lines, decisions and stats agree. State is only touched under
/// <see cref="Gate"/>.
/// </remarks>
internal abstract class SimulatedGateway
{
    private readonly World _world;
    private DateTimeOffset _simulatedTo;
    private bool _wasDown;

    protected SimulatedGateway(World world, string name, ExpositionDialect dialect)
    {
        _world = world;
        Name = name;
        Metrics = new MetricRegistry(dialect);
        Random = SimulationRandom.For(world.Seed, name);
        Ledger = new Ledger(() => _simulatedTo);
    }

    /// <summary>The gateway's name in the console and its job in Prometheus.</summary>
    public string Name { get; }

    public MetricRegistry Metrics { get; }

    /// <summary>What it really did.</summary>
    public Ledger Ledger { get; }

    /// <summary>Guards all state: the clock writes, endpoints read.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Where request lines are written; none while the distant past is simulated.</summary>
    public LogFile? Log { get; set; }

    /// <summary>The latest requests it traced; stays empty where it exports no traces.</summary>
    public TraceRing Traces { get; } = new();

    /// <summary>Whether the process is up: the listener answers and Prometheus can scrape it.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>When the simulated process was started or restarted.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Up to where the simulation has come.</summary>
    public DateTimeOffset Now => _simulatedTo;

    protected World World => _world;

    protected SimulationRandom Random { get; }

    /// <summary>Begins at a moment, as a freshly started process.</summary>
    public void Begin(DateTimeOffset start)
    {
        lock (Gate)
        {
            _simulatedTo = Truncate(start);
            Boot(_simulatedTo);
        }
    }

    /// <summary>Simulates every whole second up to <paramref name="to"/>.</summary>
    public void Advance(DateTimeOffset to)
    {
        lock (Gate)
        {
            for (; _simulatedTo.AddSeconds(1) <= to; _simulatedTo = _simulatedTo.AddSeconds(1)) Second(_simulatedTo);
        }
    }

    /// <summary>Its ports; asked once, at start.</summary>
    public abstract IReadOnlyList<Listener> Listeners { get; }

    /// <summary>This gateway's entry in the console's settings file.</summary>
    public abstract ConsoleEntry Describe(GatewayAddresses addresses);

    /// <summary>Where its log stands below the demo's data folder; none where it writes no log.</summary>
    public virtual string? LogPath => null;

    /// <summary>Simulates the requests and events of the second that begins at <see cref="Conditions.Time"/>.</summary>
    protected abstract void Simulate(Conditions conditions);

    /// <summary>Forgets what a process keeps in memory, beyond the metrics.</summary>
    protected virtual void OnBoot(DateTimeOffset now)
    {
    }

    /// <summary>What stays true while the gateway itself is down, such as its neighbours' state.</summary>
    protected virtual void WhileDown(Conditions conditions)
    {
    }

    private void Second(DateTimeOffset second)
    {
        var conditions = _world.At(second);
        if (conditions.IsDown(Name))
        {
            IsUp = false;
            _wasDown = true;
            WhileDown(conditions);
            return;
        }
        if (_wasDown)
        {
            _wasDown = false;
            IsUp = true;
            Boot(second);
        }
        Metrics.Time = second.ToUnixTimeSeconds();
        Simulate(conditions);
    }

    private void Boot(DateTimeOffset now)
    {
        StartedAt = now;
        Metrics.Reset(now.ToUnixTimeMilliseconds() / 1000.0);
        OnBoot(now);
    }

    private static DateTimeOffset Truncate(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
