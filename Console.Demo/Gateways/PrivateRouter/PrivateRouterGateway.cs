using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.PrivateRouter;

/// <summary>A PrivateRouter: one API process in a container, cloud models behind it, and local models on the GPU nodes.</summary>
internal sealed class PrivateRouterGateway : SimulatedGateway
{
    private readonly PrivateRouterMetrics _metrics;
    private readonly PrivateRouterTraffic _traffic;
    private readonly OpenRequests<Exchange> _open = new();
    private readonly string _containerId;
    private AccessLog? _accessLog;
    private LogFile? _accessLogFile;
    private bool _stopped;
    private int _begun;

    public PrivateRouterGateway(World world) : base(world, GatewayNames.Chat, ExpositionDialect.Python)
    {
        var fixedValues = SimulationRandom.For(world.Seed, Name + "/fixed");
        _containerId = fixedValues.Hex(64);
        Keys = new PrivateRouterKeys(fixedValues);
        _metrics = new PrivateRouterMetrics(Metrics);
        Fleet = new GpuFleet(_metrics);
        Customers = new Customers(Random);
        _traffic = new PrivateRouterTraffic(Random, Customers, Fleet);
        Listeners = [new Listener("api", routes => PrivateRouterEndpoints.Map(routes, this), () => IsUp) { Scraped = () => Metrics.Samples() }];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "docker/" + DockerLog.PathOf(_containerId);

    public PrivateRouterKeys Keys { get; }

    public GpuFleet Fleet { get; }

    public Customers Customers { get; }

    public override ConsoleEntry Describe(GatewayAddresses addresses)
    {
        addresses.Secret($"{Name}-gpu-heartbeat-secret", Keys.HeartbeatSecret);
        return new ConsoleEntry("privaterouter", new Uri(addresses["api"], "/metrics"))
        {
            DebugUrl = addresses["api"],
            ApiKeyFile = addresses.Secret($"{Name}-api-key", Keys.ApiKey),
        };
    }

    /// <summary>Counts and logs a request somebody really made; call it under the gate.</summary>
    public void Record(in Exchange exchange)
    {
        _metrics.Begin(exchange.Route);
        End(exchange, exchange.End);
    }

    protected override void OnBoot(DateTimeOffset now)
    {
        if (Fleet.Nodes.Count == 0) RegisterNodes(now);
        _metrics.Boot();
        _open.Clear();
        _stopped = false;
        AccessLog()?.Started(now);
    }

    protected override void Simulate(Conditions conditions)
    {
        _begun = 0;
        Heartbeats(conditions);
        var uptime = (int)(conditions.Time - StartedAt).TotalSeconds;
        if (uptime % GpuFleet.SweepSeconds == GpuFleet.SweepSeconds - 1) Fleet.Sweep(conditions.Time);
        _traffic.Second(conditions, Begin);
        while (_open.TryEnd(conditions.Time.AddSeconds(1), out var exchange, out var end)) End(exchange, end);
        _metrics.Process.Second(_begun, _open.Count);
    }

    protected override void WhileDown(Conditions conditions)
    {
        if (_stopped) return;
        _stopped = true;
        // A restart is told by the process; one that is killed says nothing.
        if (conditions.Is(Scenario.GatewayRestart, Name)) AccessLog()?.Stopped(conditions.Time);
    }

    private void RegisterNodes(DateTimeOffset now)
    {
        foreach (var name in (ReadOnlySpan<string>)[GpuNodes.First, GpuNodes.Second])
        {
            if (Fleet.Register(name, now) is { } node) node.LastHeartbeat = now;
        }
    }

    /// <summary>Each node's agent reports at its own second of the minute, as long as the node lives.</summary>
    private void Heartbeats(Conditions conditions)
    {
        foreach (var node in Fleet.Nodes)
        {
            var isSimulated = node.Name is GpuNodes.First or GpuNodes.Second;
            if (!isSimulated || (conditions.Time.ToUnixTimeSeconds() + (node.Id * 23)) % GpuFleet.HeartbeatSeconds != 0) continue;
            if (conditions.Is(Scenario.GpuNodeLost, node.Name)) continue;
            var busy = Math.Round(GpuLoad.NodePercent(World, conditions, node.Name));
            Fleet.Heartbeat(node, new GpuReport(busy, Math.Round(148 + (busy * 0.6), 1), [Models.LocalLlama]), conditions.Time);
            Begin(_traffic.Heartbeat(conditions, node));
        }
    }

    private void Begin(Exchange exchange)
    {
        _begun++;
        _metrics.Begin(exchange.Route);
        _open.Begin(exchange, exchange.End);
    }

    private void End(in Exchange exchange, DateTimeOffset end)
    {
        var route = exchange.Route;
        _metrics.End(route, exchange.Status, exchange.Seconds);
        Ledger.Add(Ledger.Requests);
        if (exchange.Status >= 500) Ledger.Add(Ledger.Failed);
        if (exchange.Exception is { } exception) _metrics.Exceptions.With(route.Method, route.Template, exception).Add();
        if (exchange.Call is { } call) Account(exchange, call);
        else if (exchange.Status == 200) Account(route);
        AccessLog()?.Write(exchange, end);
    }

    private void Account(in Exchange exchange, in UpstreamCall call)
    {
        var model = call.Offer.Model;
        _metrics.LlmCalls.With(model, "chat.completions", call.Succeeded ? "success" : "error").Add();
        if (call.Succeeded)
        {
            _metrics.LlmTokens.With(model, "input").Add(call.PromptTokens);
            _metrics.LlmTokens.With(model, "output").Add(call.CompletionTokens);
            _metrics.LlmCost.With(model).Add(call.CostUsd);
            _metrics.CreditTransactions.With("usage").Add();
            Ledger.Add(Ledger.Tokens, call.PromptTokens + call.CompletionTokens);
            Ledger.Add(Ledger.Money, call.CostUsd);
            if (exchange.UserId is { } user) Customers.Add(user, -call.CostUsd);
        }
        // Credit is reserved before a call; a call that ends in an exception gives it back.
        else if (exchange.Exception is not null) _metrics.CreditTransactions.With("refund").Add();
    }

    private void Account(Route route)
    {
        if (route == Route.Conversations) _metrics.Conversations.Value.Add();
        else if (route == Route.TopUp) _metrics.CreditTransactions.With("topup").Add();
        else if (route == Route.Credits) _metrics.CreditTransactions.With("admin_adjust").Add();
    }

    private AccessLog? AccessLog()
    {
        if (Log is null) return null;
        if (_accessLogFile != Log)
        {
            _accessLogFile = Log;
            _accessLog = new AccessLog(new DockerLog(Log));
        }
        return _accessLog;
    }
}
