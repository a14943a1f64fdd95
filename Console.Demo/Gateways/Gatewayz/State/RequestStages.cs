using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>Times the stages of a chat request; the shares are gauges and so show the last request only.</summary>
internal sealed class RequestStages(StageMetrics metrics, SimulationRandom random)
{
    private readonly Histogram _frontend = metrics.Frontend.With(HttpRoute.ChatPath);
    private readonly Histogram _parsing = metrics.Stage.With("request_parsing", HttpRoute.ChatPath);
    private readonly Histogram _authentication = metrics.Stage.With("auth_validation", HttpRoute.ChatPath);
    private readonly Histogram _preparation = metrics.Stage.With("request_preparation", HttpRoute.ChatPath);
    private readonly Histogram _backend = metrics.Stage.With("backend_fetch", HttpRoute.ChatPath);
    private readonly Histogram _stream = metrics.Stage.With("stream_processing", HttpRoute.ChatPath);
    private readonly Gauge _frontendShare = metrics.Share.With("frontend_processing", HttpRoute.ChatPath);
    private readonly Gauge _backendShare = metrics.Share.With("backend_response", HttpRoute.ChatPath);
    private readonly Gauge _streamShare = metrics.Share.With("stream_processing", HttpRoute.ChatPath);

    /// <summary>What happens before the first provider is called; returns its seconds.</summary>
    public double Frontend()
    {
        var parsing = random.LogNormal(0.0015, 0.5);
        var authentication = random.LogNormal(0.012, 0.5);
        var preparation = random.LogNormal(0.006, 0.4);
        _parsing.Observe(parsing);
        _authentication.Observe(authentication);
        _preparation.Observe(preparation);
        _frontend.Observe(parsing + authentication + preparation);
        return parsing + authentication + preparation;
    }

    /// <summary>The answer of the provider that served the request.</summary>
    public void Backend(double frontend, in UpstreamCall call)
    {
        var stream = call.Seconds - call.FirstTokenSeconds;
        _backend.Observe(call.FirstTokenSeconds);
        _stream.Observe(stream);
        var total = frontend + call.Seconds;
        _frontendShare.Value = Percent(frontend, total);
        _backendShare.Value = Percent(call.FirstTokenSeconds, total);
        _streamShare.Value = Percent(stream, total);
    }

    private static double Percent(double part, double total) => Math.Round(100 * part / total, 2);
}
