using OperatorConsole.Demo.Gateways.Gatewayz.Families;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Demo.Gateways.Gatewayz.State;

/// <summary>All that is not a chat completion: catalogue requests, the platform's probe, scanners, and a client with an expired key.</summary>
internal sealed class SideTraffic(HubProcess process, HttpMetrics http, ChatTraffic chat, SimulationRandom random, Ledger ledger)
{
    private const int SecondsPerMinute = 60;

    private readonly HttpRoute _models = new(http, ledger, "GET", "/v1/models");
    private readonly HttpRoute _health = new(http, ledger, "GET", "/health");
    private HttpRoute? _scanned;
    private long _minute;
    private int _thisMinute;

    public void Catalog(Conditions conditions) => Answered(_models, 200, process.Catalog.Get(conditions), 84_000);

    public void Probe() => Answered(_health, 200, random.LogNormal(0.011, 0.4), 126);

    /// <summary>Nobody serves this path: it still becomes a label value.</summary>
    public void Scan() => Answered(_scanned ??= new HttpRoute(http, ledger, "GET", "/wp-login.php"), 404, random.LogNormal(0.008, 0.4), 22);

    /// <summary>The client is told 401 until its address has used up the minute, then 429.</summary>
    public void ExpiredKey(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / SecondsPerMinute;
        if (minute != _minute) (_minute, _thisMinute) = (minute, 0);
        if (++_thisMinute > process.Velocity.IpLimit) chat.TurnOverLimit();
        else chat.TurnUnauthorized();
    }

    private void Answered(HttpRoute route, int status, double seconds, int bytes)
    {
        route.Record(status, seconds, 0, bytes);
        process.Velocity.Record(status);
    }
}
