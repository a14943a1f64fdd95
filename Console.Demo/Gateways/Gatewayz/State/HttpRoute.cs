using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Metrics;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>One method and path as the HTTP middleware counts it; a path nobody serves gets its series as well.</summary>
internal sealed class HttpRoute(HttpMetrics metrics, Ledger ledger, string method, string path)
{
    public const string ChatPath = "/v1/chat/completions";
    public const string App = "gatewayz";

    private readonly Histogram _fastApiDuration = metrics.FastApiDuration.With(App, method, path);
    private readonly Histogram _duration = metrics.Duration.With(method, path);
    private readonly Histogram _requestSize = metrics.RequestSize.With(App, method, path);
    private readonly Histogram _responseSize = metrics.ResponseSize.With(App, method, path);
    private readonly Dictionary<int, (Counter FastApi, Counter Http)> _byStatus = [];

    public Gauge InProgress { get; } = metrics.InProgress.With(App, method, path);

    /// <param name="streamed">A plain answer's size is recorded twice over: its Content-Length plus its body.</param>
    public void Record(int status, double seconds, int requestBytes, int responseBytes, bool streamed = false)
    {
        if (!_byStatus.TryGetValue(status, out var counters)) _byStatus[status] = counters = Counters(status);
        ledger.Add(Ledger.Requests);
        if (status >= 500) ledger.Add(Ledger.Failed);
        counters.FastApi.Add();
        counters.Http.Add();
        _fastApiDuration.Observe(seconds);
        _duration.Observe(seconds);
        _requestSize.Observe(requestBytes);
        _responseSize.Observe(streamed ? responseBytes : responseBytes * 2);
    }

    private (Counter, Counter) Counters(int status)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        var statusClass = $"{status / 100}xx";
        return (metrics.FastApiRequests.With(App, method, path, code, statusClass), metrics.Requests.With(method, path, code, statusClass));
    }
}
