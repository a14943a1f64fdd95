using System.Globalization;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Vllm;

/// <summary>A vLLM server that spreads a model over the GPUs of the nodes; the larger part stands on the first one.</summary>
internal sealed class VllmGateway : SimulatedGateway
{
    public const string Version = "0.13.0";

    private const double MeanRequestsPerSecond = 3.2;
    private const int StepsPerSecond = 4;
    private const string Completions = "/v1/chat/completions";

    private readonly VllmMetrics _metrics;
    private readonly List<EngineRequest> _arrivals = [];
    private EngineSeries _series = null!;
    private Engine _engine = null!;
    private VllmLog _log = null!;

    public VllmGateway(World world) : base(world, GatewayNames.Inference, ExpositionDialect.Python)
    {
        _metrics = new VllmMetrics(Metrics);
        Listeners = [new Listener("api", routes => VllmEndpoints.Map(routes, this), () => IsUp) { Scraped = () => Metrics.Samples() }];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "logs/vllm/server.log";

    public override ConsoleEntry Describe(GatewayAddresses addresses) => new("vllm", new Uri(addresses["api"], "/metrics")) { DebugUrl = addresses["api"] };

    protected override void OnBoot(DateTimeOffset now)
    {
        _metrics.Process.Boot();
        _metrics.CacheConfig.With(
            Engine.BlockSize.ToString(CultureInfo.InvariantCulture), "auto", "True", "0", "0.9", Engine.Blocks.ToString(CultureInfo.InvariantCulture), "sha256").Value = 1;
        _series = new EngineSeries(_metrics);
        _engine = new Engine(_series, Random, Ledger);
        _log = new VllmLog(_series);
        _log.Started(Log, now);
    }

    protected override void Simulate(Conditions conditions)
    {
        var second = (double)conditions.Time.ToUnixTimeSeconds();
        Draw(conditions, second);
        var next = 0;
        for (var step = 0; step < StepsPerSecond; step++)
        {
            var start = second + ((double)step / StepsPerSecond);
            while (next < _arrivals.Count && _arrivals[next].Arrival < start + (1.0 / StepsPerSecond)) _engine.Enqueue(_arrivals[next++]);
            _engine.Step(start, 1.0 / StepsPerSecond, Capacity(conditions), Finished);
        }
        if (conditions.Time.Second % 10 == 0) _log.Stats(Log, conditions.Time);
        _metrics.Process.Second(_arrivals.Count, _engine.Running + _engine.Waiting);
    }

    /// <summary>The share of the GPUs that works.</summary>
    private static double Capacity(Conditions conditions) =>
        conditions.Is(Scenario.GpuNodeLost, GpuNodes.First) ? 0.05
        : conditions.Is(Scenario.XidError, GpuNodes.First) ? 0.75
        : 1;

    private void Draw(Conditions conditions, double second)
    {
        _arrivals.Clear();
        for (var i = Random.Poisson(MeanRequestsPerSecond * conditions.Load); i > 0; i--)
        {
            var request = EngineRequest.Draw(second + Random.NextDouble(), Random);
            // Now and then a prompt is longer than the model's context.
            if (Random.Chance(0.003)) Respond(request, 400, 0.004, 162);
            else _arrivals.Add(request);
        }
        _arrivals.Sort((a, b) => a.Arrival.CompareTo(b.Arrival));
        var probe = Random.Between(32_768, 60_999);
        if (conditions.Time.Second % 10 == 4) VllmLog.Access(Log, "127.0.0.1", probe, "GET", "/health", 200);
        if (conditions.Time.Second % 15 == 11) VllmLog.Access(Log, "10.0.0.3", 41_822, "GET", "/metrics", 200);
    }

    private void Finished(EngineRequest request, double now) =>
        Respond(request, 200, now - request.Arrival + 0.002, 420 + (request.TargetTokens * 4));

    private void Respond(EngineRequest request, int status, double seconds, int bytes)
    {
        _metrics.Http.Observe("POST", Completions, status, seconds, 180 + (request.PromptTokens * 4), bytes);
        VllmLog.Access(Log, request.Client, request.Port, "POST", Completions, status);
    }
}
