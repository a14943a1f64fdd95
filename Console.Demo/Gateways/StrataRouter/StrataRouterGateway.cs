using System.Globalization;
using System.Text.Json;
using OperatorConsole.Demo.Hosting;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.StrataRouter;

/// <summary>A StrataRouter runtime with the metric family of its observability page.</summary>
internal sealed class StrataRouterGateway : SimulatedGateway
{
    private const double MeanRequestsPerSecond = 5;

    private static readonly string[] Routes = ["billing", "support", "code", "general"];
    private static readonly double[] RouteWeights = [0.3, 0.3, 0.15, 0.25];

    private static readonly Dictionary<string, Offer[]> Offers = new()
    {
        ["billing"] = [Offer.Gpt4oMini, Offer.ClaudeHaiku],
        ["support"] = [Offer.ClaudeHaiku, Offer.Gpt4oMini],
        ["code"] = [Offer.ClaudeSonnet, Offer.Gpt4o],
        ["general"] = [Offer.GroqLlama70B, Offer.Gpt4oMini],
    };

    private readonly StrataRouterMetrics _metrics;
    private readonly List<UpstreamCall> _calls = [];
    private double _cacheWarmth;

    public StrataRouterGateway(World world) : base(world, GatewayNames.Strata, ExpositionDialect.Go)
    {
        _metrics = new StrataRouterMetrics(Metrics);
        Listeners =
        [
            new Listener("metrics", routes => routes.MapGet("/metrics", () => Exposition.Of(this)), () => IsUp) { Scraped = () => Metrics.Samples() },
            new Listener("api", StrataRouterEndpoints.Map, () => IsUp),
        ];
    }

    public override IReadOnlyList<Listener> Listeners { get; }

    public override string LogPath => "logs/stratarouter/runtime.log";

    public override ConsoleEntry Describe(GatewayAddresses addresses) =>
        new("stratarouter", new Uri(addresses["metrics"], "/metrics")) { DebugUrl = addresses["api"] };

    protected override void OnBoot(DateTimeOffset now) => _cacheWarmth = 0.2;

    protected override void Simulate(Conditions conditions)
    {
        var collapsed = conditions.Is(Scenario.CacheCollapse, Name);
        _cacheWarmth = collapsed ? 0.02 : _cacheWarmth + ((1 - _cacheWarmth) / 1200);
        var requests = Random.Poisson(MeanRequestsPerSecond * conditions.Load);
        var busy = 0.0;
        for (var i = 0; i < requests; i++) busy += Request(conditions);
        _metrics.InFlight.Value.Value = Math.Round(busy);
        _metrics.CacheSize.Value.Value = Math.Round(96e6 * _cacheWarmth);
        var lookups = _metrics.CacheHits.Value.Value + _metrics.CacheMisses.Value.Value;
        // The runtime's own gauge is a ratio since its start, not of a window.
        _metrics.CacheHitRate.Value.Value = lookups > 0 ? Math.Round(_metrics.CacheHits.Value.Value / lookups, 4) : 0;
    }

    private double Request(Conditions conditions)
    {
        var route = Routes[Random.Weighted(RouteWeights)];
        var offers = Offers[route];
        var provider = offers[0].Provider;
        var hit = Random.Chance(0.84 * _cacheWarmth);
        (hit ? _metrics.CacheHits : _metrics.CacheMisses).Value.Add();
        Ledger.Add(Ledger.Requests);
        Ledger.Add(Ledger.Lookups);
        if (hit) Ledger.Add(Ledger.Deflected);
        var seconds = Random.LogNormal(0.006, 0.4);
        var cost = 0.0;
        _calls.Clear();
        var status = "success";
        if (!hit)
        {
            var call = CallWithRetry(conditions, offers, ref seconds);
            provider = call.Offer.Provider;
            cost = call.CostUsd;
            if (call.Succeeded)
            {
                _metrics.Cost.With(provider).Add(cost);
                _metrics.Tokens.With(provider, call.Offer.Model).Add(call.PromptTokens + call.CompletionTokens);
                Ledger.Add(Ledger.Money, cost);
                Ledger.Add(Ledger.Tokens, call.PromptTokens + call.CompletionTokens);
            }
            else
            {
                status = "error";
                Ledger.Add(Ledger.Failed);
            }
        }
        _metrics.Requests.With(provider, route, status).Add();
        _metrics.Duration.With(provider, route).Observe(seconds);
        WriteLog(conditions.Time.AddSeconds(Random.NextDouble()), route, status, seconds, cost);
        return seconds;
    }

    /// <summary>The preferred offer, and once more the other one when it fails.</summary>
    private UpstreamCall CallWithRetry(Conditions conditions, Offer[] offers, ref double seconds)
    {
        UpstreamCall call = default;
        for (var attempt = 0; attempt < offers.Length; attempt++)
        {
            call = UpstreamCall.Play(offers[attempt], conditions, Random, medianPrompt: 260, medianCompletion: 90);
            seconds += call.Seconds;
            _calls.Add(call);
            if (call.Succeeded) return call;
            var provider = call.Offer.Provider;
            _metrics.Errors.With(ErrorType(call.Status), provider).Add();
            if (call.Status == 504)
            {
                // What has waited this long is not tried again.
                _metrics.Timeouts.With(provider).Add();
                return call;
            }
            if (attempt + 1 < offers.Length) _metrics.Retries.With(provider).Add();
        }
        return call;
    }

    private static string ErrorType(int status) => status switch
    {
        429 => "rate_limit",
        504 => "timeout",
        _ => "provider_error",
    };

    private void WriteLog(DateTimeOffset time, string route, string status, double seconds, double cost)
    {
        var id = Random.Hex(12);
        var user = Random.Between(100, 900);
        if (Log is null) return;
        if (StrataRouterTrace.IsSampled(id)) Traces.Add(new StrataRouterTrace(id, route, time.AddSeconds(-seconds), seconds, [.. _calls]));
        // {"timestamp":"2026-01-11T10:30:00Z","level":"INFO","message":"Request completed","request_id":"req-123","user_id":"user-456","route_id":"billing","latency_ms":45,"cost_usd":0.002}
        var failed = status == "error";
        Log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"timestamp":"{{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","level":"{{(failed ? "ERROR" : "INFO")}}","message":"{{(failed ? "Request failed" : "Request completed")}}","request_id":"req-{{id}}","user_id":"user-{{user}}","route_id":"{{route}}","latency_ms":{{Math.Round(seconds * 1000)}},"cost_usd":{{JsonSerializer.Serialize(Math.Round(cost, 6))}}}"""));
    }
}
