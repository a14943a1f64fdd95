using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OperatorConsole.Demo.Simulation;

namespace OperatorConsole.Tests.Demo.Gatewayz;

/// <summary>The log: Python's JSON to the letter, and the same story as the counters.</summary>
public sealed partial class GatewayzLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GatewayzRun _run = GatewayzRun.Calm(TimeSpan.FromHours(3));
    private readonly string[] _lines;

    public GatewayzLogTests()
    {
        var path = Path.Combine(_folder.Path, _run.Gateway.LogPath);
        using (_run.Gateway.Log = new LogFile(path))
        {
            _run.Advance(TimeSpan.FromMinutes(20));
            _run.Play(Scenario.ProviderOutage, Providers.Anthropic, TimeSpan.FromMinutes(20));
            _run.Advance(TimeSpan.FromMinutes(100));
        }
        _run.Gateway.Log = null;
        _lines = File.ReadAllLines(path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_AreWrittenAsPythonDoes()
    {
        Assert.All(_lines, line => Assert.Matches(WholeLine(), line));
        Assert.Contains(_lines, line => line.Contains("\"\\ud83d\\udc22 SLOW REQUEST: POST /v1/chat/completions took ", StringComparison.Ordinal));
        Assert.Contains(_lines, line => line.EndsWith(
            "\"message\": \"Circuit breaker for 'anthropic' transitioned: closed \\u2192 open (5 consecutive failures)\"}", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_AreOfTheRunAndInOrder()
    {
        var times = Messages().Select(m => Moment(m.Time)).ToArray();

        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], _run.Gateway.StartedAt, _run.Gateway.Now);
        Assert.InRange(times[^1], _run.Gateway.StartedAt, _run.Gateway.Now);
    }

    [Fact]
    public void FailureLines_AreAsManyAsFailedAttempts_ByProvider()
    {
        var metrics = _run.Metrics;
        var logged = Messages().Select(m => Failure().Match(m.Text)).Where(m => m.Success).CountBy(m => m.Groups["provider"].Value).ToDictionary();

        Assert.True(logged[Providers.Anthropic] > 10);
        foreach (var provider in metrics.Families["model_inference_requests_total"].Lines.Select(l => l.Label("provider")!).Distinct())
            Assert.Equal(metrics.Sum("model_inference_requests_total", ("provider", provider), ("status", "error")), logged.GetValueOrDefault(provider));
    }

    [Fact]
    public void TimeoutLines_AreAsManyAs504_AndTheirIdsStandInTheRows()
    {
        var lines = Messages().Select(m => (At: Moment(m.Time), Id: TimedOut().Match(m.Text))).Where(m => m.Id.Success).ToArray();
        var rows = _run.Gateway.Surroundings.Requests.Newest().ToDictionary(r => r.RequestId.ToString());

        var kept = rows.Values.Min(r => r.CreatedAt).AddMinutes(1);
        var ids = lines.Where(l => l.At > kept).Select(l => l.Id.Groups["id"].Value).ToArray();

        Assert.NotEmpty(ids);
        Assert.Equal(_run.Metrics.Sum("http_requests_total", ("status_code", "504")), lines.Length);
        Assert.Equal(lines.Length, Messages().Count(m => m.Text == "Error processing request POST /v1/chat/completions: upstream timeout"));
        Assert.All(ids, id => Assert.Equal((504, "failed"), (rows[id].UpstreamStatus, rows[id].Status)));
    }

    [Fact]
    public void BreakerLines_AreAsManyAsTransitions() =>
        Assert.Equal(
            _run.Metrics.Sum("circuit_breaker_state_transitions_total"),
            Messages().Count(m => m.Text.Contains(" transitioned: ", StringComparison.Ordinal)));

    [Fact]
    public void SlowLines_AreOfTenSecondsAndMore_AndNoMoreThanTheHistogramKnows()
    {
        var slow = Messages().Select(m => Slow().Match(m.Text)).Where(m => m.Success).ToArray();
        var metrics = _run.Metrics;
        var overFive = metrics.Sum("http_request_duration_seconds_count") - metrics.Sum("http_request_duration_seconds_bucket", ("le", "5.0"));

        Assert.All(slow, m => Assert.True(double.Parse(m.Groups["seconds"].Value, CultureInfo.InvariantCulture) >= 10));
        Assert.InRange(slow.Length, 20, overFive / 2);
    }

    [Fact]
    public void Rows_AndRequestsThatReachedAModel_AreTheSameNumber()
    {
        var metrics = _run.Metrics;
        (string, string)[] chat = [("endpoint", "/v1/chat/completions")];
        var turnedAway = metrics.Sum("http_requests_total", [.. chat, ("status_code", "401")])
            + metrics.Sum("rate_limited_requests_total", ("limit_type", "security_ip_tier"))
            + metrics.Sum("concurrency_rejected_total");

        Assert.Equal(metrics.Sum("http_requests_total", chat) - turnedAway, _run.Gateway.Surroundings.Requests.Total);
        Assert.Equal(
            metrics.Sum("http_requests_total", [.. chat, ("status_code", "200")]), _run.Gateway.Surroundings.Requests.Count(null, "completed"));
        Assert.Equal(metrics.Sum("http_requests_total"), metrics.Sum("fastapi_requests_total"));
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private IEnumerable<(string Time, string Text)> Messages()
    {
        foreach (var line in _lines)
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("timestamp").GetString()!, json.RootElement.GetProperty("message").GetString()!);
        }
    }

    [GeneratedRegex("""^\{"timestamp": "\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", "level": "(WARNING|ERROR)", "logger": "src\.[a-z_.]+", "message": "[\x20-\x7e]+"(, "exception": "Traceback [\x20-\x7e]+")?\}$""")]
    private static partial Regex WholeLine();

    [GeneratedRegex(@"^\[req_[0-9a-f]{12}\] Provider (?<provider>\w+) failed: (429|500|502|503|504)$")]
    private static partial Regex Failure();

    [GeneratedRegex(@"^Request ID: (?<id>req_[0-9a-f]{12}) \| Error during request processing$")]
    private static partial Regex TimedOut();

    [GeneratedRegex(@"SLOW REQUEST: POST /v1/chat/completions took (?<seconds>\d+\.\d\d)s \(status=\d{3}, size=\d+b\)$")]
    private static partial Regex Slow();
}
