using System.Globalization;

namespace OperatorConsole.Bench.Running;

/// <summary>What the console has cost its Prometheus so far, by Prometheus' own count.</summary>
/// <param name="Requests">Calls of its query API.</param>
/// <param name="Samples">Samples it read for them; those of its own rules are not among them.</param>
internal readonly record struct UpstreamCost(double Requests, double Samples)
{
    /// <summary>Reads <c>/metrics</c>, which is no query itself, and the query log.</summary>
    public static async Task<UpstreamCost> ReadAsync(ConsoleUnderTest console, QueryLog log)
    {
        var metrics = await console.Http.GetStringAsync(new Uri(console.Prometheus, "metrics"));
        // prometheus_http_requests_total{code="200",handler="/api/v1/query"} 42
        var requests = metrics.Split('\n')
            .Where(l => l.StartsWith("prometheus_http_requests_total{", StringComparison.Ordinal) && l.Contains("handler=\"/api/v1/query", StringComparison.Ordinal))
            .Sum(l => double.Parse(l.AsSpan(l.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
        return new UpstreamCost(requests, await log.SamplesAsync());
    }

    public static UpstreamCost operator -(UpstreamCost a, UpstreamCost b) => new(a.Requests - b.Requests, a.Samples - b.Samples);
}
