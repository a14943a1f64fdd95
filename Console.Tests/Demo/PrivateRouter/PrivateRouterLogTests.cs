using System.Globalization;
using System.Text.RegularExpressions;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.PrivateRouter;

public sealed partial class PrivateRouterLogTests : IDisposable
{
    private readonly PrivateRouterRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void AccessLines_AfterTwoHours_AgreeWithTheCountersByRouteAndStatus()
    {
        _run.Advance(TimeSpan.FromHours(2));

        var logged = _run.AccessLines()
            .GroupBy(l => (l.GetProperty("method").GetString()!, l.GetProperty("route").GetString()!, l.GetProperty("status").GetInt32()))
            .ToDictionary(g => g.Key, g => (double)g.Count());
        var counted = _run.Metrics["pr_http_requests_total"].Samples.ToDictionary(
            s => (s["method"], s["route"], int.Parse(s["status"], CultureInfo.InvariantCulture)),
            s => double.Parse(s.Value, CultureInfo.InvariantCulture));
        Assert.Equal(counted.OrderBy(p => p.Key), logged.OrderBy(p => p.Key));
        Assert.InRange(logged.Values.Sum(), 20_000, 80_000);
    }

    [Fact]
    public void AccessLine_Any_HasTheDocumentedKeysTypesAndSpacing()
    {
        _run.Advance(TimeSpan.FromMinutes(5));

        var line = _run.Records().First(r => r.Log.StartsWith('{')).Log;
        Assert.Matches(AccessLine(), line);
    }

    [Fact]
    public void Records_AfterAnHour_AreDockersWithUvicornsTextBetween()
    {
        _run.Advance(TimeSpan.FromHours(1));

        var records = _run.Records();
        Assert.All(records, r => Assert.Matches(Record(), r.Raw));
        Assert.Equal(records.Select(r => r.Time).Order(), records.Select(r => r.Time));
        Assert.Equal("INFO:     Started server process [1]\n", records[0].Log);
        Assert.Equal("stderr", records[0].Stream);
        Assert.Equal(_run.AccessLines().Count, records.Count(r => Uvicorn().IsMatch(r.Log)));
        // Exactly one line per request of each kind; what is left is the start and the tracebacks of exceptions.
        var other = records.Where(r => !r.Log.StartsWith('{') && !Uvicorn().IsMatch(r.Log)).ToArray();
        Assert.Equal(4 + (5 * _run.Metrics.Sum("pr_http_exceptions_total")), other.Length);
        Assert.All(other, r => Assert.Equal("stderr", r.Stream));
    }

    [Fact]
    public void RequestIds_AfterTwoHours_SomeAreGivenByClientsAndSomeOfThoseRepeat()
    {
        _run.Advance(TimeSpan.FromHours(2));

        var ids = _run.AccessLines().Select(l => l.GetProperty("request_id").GetString()!).ToArray();
        var given = ids.Where(id => !Generated().IsMatch(id)).ToArray();
        Assert.InRange((double)given.Length / ids.Length, 0.015, 0.025);
        Assert.True(given.Count(id => id == "upstream-trace-42") > 1);
        Assert.Contains(given, id => id.Contains('"', StringComparison.Ordinal));
        Assert.Contains(given, id => id.Contains('<', StringComparison.Ordinal));
        Assert.Contains(given, id => id.Contains('é', StringComparison.Ordinal));
        Assert.Equal(ids.Length - given.Length, ids.Except(given).Distinct().Count());
    }

    [Fact]
    public void RequestId_WithQuotesAndMarkup_IsEscapedTwice()
    {
        _run.Advance(TimeSpan.FromHours(2));

        var raw = _run.Records().Select(r => r.Raw).ToArray();
        Assert.Contains(raw, r => r.Contains("""\"request_id\": \"batch \\\"nightly\\\" """, StringComparison.Ordinal));
        Assert.Contains(raw, r => r.Contains("""\"request_id\": \"job\u003cimport\u003e\u0026step=""", StringComparison.Ordinal));
        Assert.Contains(raw, r => r.Contains("""\"request_id\": \"caf\\u00e9-""", StringComparison.Ordinal));
    }

    [Fact]
    public void LogPath_OfASeed_IsAContainersAndRepeats()
    {
        using var same = new PrivateRouterRun();
        using var other = new PrivateRouterRun(seed: 6);

        Assert.Matches(ContainerPath(), _run.Gateway.LogPath);
        Assert.Equal(_run.Gateway.LogPath, same.Gateway.LogPath);
        Assert.NotEqual(_run.Gateway.LogPath, other.Gateway.LogPath);
    }

    [Fact]
    public void Restart_OfTheProcess_SaysSoAndStartsAgain()
    {
        _run.Advance(TimeSpan.FromMinutes(2));
        _run.Suffer(Scenario.GatewayRestart, GatewayNames.Chat, TimeSpan.FromSeconds(12));
        _run.Advance(TimeSpan.FromSeconds(5));

        var texts = _run.Records().Select(r => r.Log).ToArray();
        Assert.Single(texts, "INFO:     Finished server process [1]\n");
        Assert.Equal(2, texts.Count(t => t == "INFO:     Started server process [1]\n"));
    }

    [GeneratedRegex("^\\{\"ts\": \\d+\\.\\d{1,2}, \"request_id\": \".+\", \"method\": \"[A-Z]+\", \"route\": \"/.*\", \"raw_path\": \"/.*\", \"status\": \\d{3}, \"latency_ms\": \\d+\\.\\d{1,2}, \"user_id\": (\\d+|null), \"ip\": \"[0-9.]+\", \"user_agent\": \".*\", \"bytes\": \\d+\\}\n$")]
    private static partial Regex AccessLine();

    [GeneratedRegex("""^\{"log":".*\\n","stream":"(stdout|stderr)","time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?Z"\}$""")]
    private static partial Regex Record();

    [GeneratedRegex("^INFO:     [0-9.]+:\\d+ - \"[A-Z]+ /[^ ]* HTTP/1.1\" \\d{3} [A-Za-z ]+\n$")]
    private static partial Regex Uvicorn();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Generated();

    [GeneratedRegex("^docker/containers/([0-9a-f]{64})/\\1-json\\.log$")]
    private static partial Regex ContainerPath();
}
