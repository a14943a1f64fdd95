using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Queries;

namespace OperatorConsole.Core.Requests.Reports;

/// <summary>Asks Prometheus how a gateway did at a moment that is gone.</summary>
public sealed class WeatherReader(QueryCache queries, GatewayFleet fleet, TimeProvider time)
{
    /// <summary>Samples that tell of a request come after it.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(30);

    /// <summary>The weather of a gateway; null where the console cannot tell.</summary>
    public async Task<Weather?> ReadAsync(string gateway, DateTimeOffset moment, CancellationToken cancellation)
    {
        if (fleet.Find(gateway)?.Gateway.Value is not { } known) return null;
        var now = time.GetUtcNow();
        var at = moment + After < now ? moment + After : now;
        // Equal moments are one question: requests of the same second share the answers.
        var asOf = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        var signals = new SignalQuestions(queries, known, asOf, []);
        var traffic = signals.ValuesAsync(SignalNames.Traffic, null, cancellation);
        var errors = signals.RatiosAsync(SignalNames.Errors, null, cancellation);
        var latency = signals.LatenciesAsync(SignalNames.Latency, null, withMean: false, cancellation);
        var firing = FiringAsync(signals, cancellation);
        var more = new[] { ("In flight", SignalNames.InFlight), ("Breakers", SignalNames.Breaker) }
            .Where(s => signals.CanTell(s.Item2, null))
            .Select(s => (Label: s.Item1, Told: signals.ValuesAsync(s.Item2, null, cancellation))).ToArray();
        var gpus = fleet.Members.Select(m => m.Gateway.Value).OfType<Gateway>()
            .Select(g => new SignalQuestions(queries, g, asOf, []))
            .Where(s => s.CanTell(SignalNames.GpuUtilisation, null))
            .Select(s => (Label: $"GPU of {s.Gateway.Name}", Told: s.ValuesAsync(SignalNames.GpuUtilisation, null, cancellation))).ToArray();

        List<(string, Reading)> readings = [("Requests", (await traffic)[""]), ("Errors", (await errors)[""]), ("p95", (await latency)[""].P95)];
        foreach (var (label, told) in more.Concat(gpus)) readings.Add((label, (await told)[""]));
        return new Weather(gateway, asOf, [.. readings.Where(r => !r.Item2.NotExported)], await firing);
    }

    private async Task<IReadOnlyList<FiringThen>> FiringAsync(SignalQuestions signals, CancellationToken cancellation)
    {
        var answer = await signals.AskAsync("ALERTS{alertstate=\"firing\"}", cancellation);
        return
        [
            .. (answer.Value?.Samples ?? [])
                .Select(s => new FiringThen(s.Labels["alertname"], s.Labels["severity"], AlertAssignment.Owner(s.Labels["gateway"], s.Labels["job"], fleet)))
                .Distinct().OrderBy(f => f.Gateway != signals.Gateway.Name).ThenBy(f => f.Name, StringComparer.Ordinal),
        ];
    }
}
