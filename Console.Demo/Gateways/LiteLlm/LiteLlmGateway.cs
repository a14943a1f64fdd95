using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>A LiteLLM proxy with a database, a Redis cache, budgets, fallbacks and the <c>prometheus</c> callbacks; its metrics want a key.</summary>
internal sealed class LiteLlmGateway : SimulatedGateway
{
    private const double MeanRequestsPerSecond = 4;
    private const double BatchRequestsPerSecond = 4;

    private readonly double[] _keyWeights;
    private readonly RequestMetrics _requests;
    private readonly BudgetMetrics _budgets;
    private readonly SystemServices _services;
    private readonly AnswerCache _cache;
    private readonly ProxyLog _log;
    private Traffic _traffic = null!;

    public LiteLlmGateway(World world) : base(world, GatewayNames.Proxy, ExpositionDialect.Python)
    {
        _keyWeights = [.. Config.Keys.Select(k => k.Weight)];
        _requests = new RequestMetrics(Metrics);
        var deployments = new DeploymentMetrics(Metrics);
        _budgets = new BudgetMetrics(Metrics);
        _services = new SystemServices(Metrics, Random);
        _cache = new AnswerCache(Config, Random);
        _log = new ProxyLog(() => Log);
        Books = new Books(Config, _requests, deployments, _budgets, _log, Ledger) { Written = Trace };
        Checks = new HealthChecks(Config, Books, SimulationRandom.For(world.Seed, Name + "/health"));
        Listeners = [new Listener("api", routes => LiteLlmEndpoints.Map(routes, this), () => IsUp) { Scraped = () => Metrics.Samples() }];
    }

    public ProxyConfig Config { get; } = new();

    public Books Books { get; }

    public HealthChecks Checks { get; }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "logs/litellm/proxy.log";

    /// <summary>What the worker is busy with.</summary>
    public int InFlight => (int)_requests.InFlight.Value.Value;

    /// <summary>The incidents of now, for calls an endpoint makes.</summary>
    public Conditions ConditionsNow => World.At(Now);

    public override ConsoleEntry Describe(GatewayAddresses addresses) => new("litellm", new Uri(addresses["api"], "/metrics/"))
    {
        DebugUrl = addresses["api"],
        BearerTokenFile = addresses.Secret("litellm.key", ProxyConfig.ConsoleKey),
        ApiKeyFile = addresses.Secret("litellm.key", ProxyConfig.ConsoleKey),
    };

    protected override void OnBoot(DateTimeOffset now)
    {
        Books.Boot(new Router(Config, Random));
        _traffic = new Traffic(Config, Books.Router, _cache, _services, Books, _log, Random);
        ResetBudgets(now);
        _budgets.Show(Config, now);
    }

    protected override void Simulate(Conditions conditions)
    {
        RunJobs(conditions);
        _cache.Second(conditions.Is(Scenario.CacheCollapse, Name));
        var everyday = MeanRequestsPerSecond * conditions.Load;
        var batch = conditions.Is(Scenario.SpendSpike, Name) ? BatchRequestsPerSecond : 0;
        var count = Random.Poisson(everyday + batch);
        var busy = 0.0;
        for (var i = 0; i < count; i++)
        {
            var end = conditions.Time.AddSeconds((i + Random.NextDouble()) / count);
            busy += Random.NextDouble() * (everyday + batch) < batch
                ? _traffic.PlayBatch(conditions, end)
                : _traffic.Play(Config.Keys[Random.Weighted(_keyWeights)], conditions, end);
            if (Random.Chance(1.5e-6)) _requests.CallbackFailures.With("langfuse").Add();
        }
        // As many are under way as a second's requests take seconds (Little's law).
        _requests.InFlight.Value.Value = Math.Round(busy);
    }

    private void Trace(SpendRow row)
    {
        if (Log is not null) Traces.Add(new LiteLlmTrace(row));
    }

    private void RunJobs(Conditions conditions)
    {
        var second = conditions.Time.ToUnixTimeSeconds();
        if (second % 10 == 0) _services.WroteSpend();
        if (second % 600 == 0) ResetBudgets(conditions.Time);
        if (second % 300 == 0) _budgets.Show(Config, conditions.Time);
        if (second % 3600 == 0) Checks.RunHourly(conditions);
    }

    private void ResetBudgets(DateTimeOffset now)
    {
        foreach (var budget in Config.Budgets) budget.ResetIfDue(now);
    }
}
