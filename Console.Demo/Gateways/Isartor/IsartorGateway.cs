using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Isartor;

/// <summary>An Isartor as it stands in production: a gateway without metrics of its own, and the collector it exports to.</summary>
internal sealed class IsartorGateway : SimulatedGateway
{
    private const double MeanRequestsPerSecond = 5;
    private const double MeanStrangersPerSecond = 0.02;
    private const double FloodPerSecond = 18;

    private readonly IsartorMetrics _metrics;
    private readonly DeflectionStack _stack;
    private readonly OtlpCollector _collector = new();
    private Journal? _journal;
    private bool _stopped;

    public IsartorGateway(World world) : base(world, GatewayNames.Edge, ExpositionDialect.Go)
    {
        _metrics = new IsartorMetrics(Metrics);
        _stack = new DeflectionStack(_metrics, Stats, Provider, Cache, Random);
        Listeners =
        [
            new Listener("gateway", routes => IsartorEndpoints.Map(routes, this), () => IsUp),
            // Prometheus asks the collector, and the collector answers whether or not the gateway lives.
            new Listener("collector", routes => routes.MapGet("/metrics", Collected), () => true) { Scraped = () => _collector.Samples(Now) },
        ];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "logs/isartor/gateway.log";

    /// <summary>What the process remembers of its requests.</summary>
    public PromptStats Stats { get; } = new();

    public ProviderState Provider { get; } = new();

    public CacheState Cache { get; } = new();

    public UsageLedger Usage { get; } = new();

    public long UptimeSeconds => (long)(Now - StartedAt).TotalSeconds;

    /// <summary>Its log files; none while the distant past is simulated.</summary>
    public Journal? Journal
    {
        get
        {
            if (!ReferenceEquals(_journal?.File, Log)) _journal = Log is null ? null : new Journal(Log);
            return _journal;
        }
    }

    public override ConsoleEntry Describe(GatewayAddresses addresses) => new("isartor", new Uri(addresses["collector"], "/metrics"))
    {
        DebugUrl = addresses["gateway"],
        ApiKeyFile = addresses.Secret("isartor-api-key", IsartorSettings.ApiKey),
    };

    /// <summary>Counts a request and tells of it, the way each surface does at its end.</summary>
    public void Finish(in Exchange exchange, IReadOnlyList<string> failures, DateTimeOffset from)
    {
        _metrics.Request(exchange);
        Stats.Add(exchange);
        Enter(exchange);
        Journal?.Gateway.Request(exchange, failures, from);
        if (exchange.Traffic.Surface == Traffic.Mcp) return;
        if (Log is not null) Traces.Add(new IsartorTrace(exchange));
        if (exchange.Traffic.Surface == Traffic.Gateway) Journal?.Requests.Write(exchange);
        // The proxied clients' own providers are none of this gateway's spending; what it spares them counts.
        var answered = exchange.Layer == Layer.Cloud && exchange.Traffic.Surface == Traffic.Gateway && exchange.Failure is null;
        if (!answered && !exchange.Layer.SavesTokens()) return;
        var model = exchange.Traffic.Surface == Traffic.Gateway ? exchange.Traffic.Offer.Model : IsartorSettings.Model;
        Usage.Add(model, exchange);
        Journal?.Usage.Write(model, exchange);
    }

    private void Enter(in Exchange exchange)
    {
        Ledger.Add(Ledger.Requests);
        if (exchange.Status >= 500) Ledger.Add(Ledger.Failed);
        // The gateway calls a refusal deflected; nobody was spared anything by it.
        if (exchange.Status == 401) Ledger.Add(Ledger.Refused);
        else if (exchange.Layer.IsDeflected()) Ledger.Add(Ledger.Deflected);
        if (exchange.Layer.SavesTokens()) Ledger.Add(Ledger.TokensSaved, exchange.PromptTokens + (exchange.Traffic.Surface == Traffic.Gateway ? 0 : 256));
    }

    /// <summary>Counts what a lookup from outside found.</summary>
    public void CountLookup(in Exchange exchange)
    {
        _stack.CountLookup(exchange.Traffic.Tool, exchange.Layer);
        Finish(exchange, [], exchange.Time);
    }

    protected override void OnBoot(DateTimeOffset now)
    {
        _stopped = false;
        _metrics.Announce();
        _collector.Disconnect();
        Stats.Clear();
        Provider.Clear();
        Cache.Boot();
    }

    protected override void Simulate(Conditions conditions)
    {
        Cache.Tick(conditions.Is(Scenario.CacheCollapse, Name));
        var regular = MeanRequestsPerSecond * conditions.Load;
        var strangers = (MeanStrangersPerSecond * conditions.Load) + (conditions.Is(Scenario.AuthFlood, Name) ? FloodPerSecond : 0);
        var requests = Random.Poisson(regular + strangers);
        for (var i = 0; i < requests; i++)
        {
            var from = conditions.Time.AddSeconds((double)i / requests);
            var time = conditions.Time.AddSeconds((i + Random.NextDouble()) / requests);
            var exchange = Random.Chance(strangers / (regular + strangers))
                ? _stack.Reject(time)
                : _stack.Handle(Traffic.All[Random.Weighted(Traffic.Shares)], conditions, time);
            if (exchange is { } done) Finish(done, _stack.Failures, from);
        }
        var end = conditions.Time.AddSeconds(1);
        if ((end - StartedAt).Ticks % OtlpCollector.ExportInterval.Ticks == 0) _collector.Receive(Metrics, end);
    }

    protected override void WhileDown(Conditions conditions)
    {
        // A process that is told to stop sends its last numbers; one that dies does not.
        if (!_stopped && conditions.Is(Scenario.GatewayRestart, Name)) _collector.Receive(Metrics, conditions.Time);
        _stopped = true;
    }

    private IResult Collected()
    {
        lock (Gate) return Results.Text(_collector.Expose(Now), Exposition.ContentType);
    }
}
