using System.Globalization;
using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>What the monitor keeps in Redis. A key is optional: all of it is public.</summary>
internal static class MonitoringEndpoints
{
    /// <summary>How long an hour's hash lives after it was written last.</summary>
    private static readonly TimeSpan HourLife = TimeSpan.FromHours(2);

    public static void Map(Api api)
    {
        api.Get("/api/monitoring/health", ask => Known(ask).Select(p => Health(ask, p.Slug, Monitor(ask, p).Score)));
        api.Get("/api/monitoring/health/{provider}", ask => Health(ask, ask.Route("provider"), Find(ask) is { } p ? Monitor(ask, p).Score : 100));
        api.Get("/api/monitoring/errors/{provider}", Errors);
        api.Get("/api/monitoring/stats/realtime", Realtime);
        api.Get("/api/monitoring/stats/hourly/{provider}", Hourly);
        api.Get("/api/monitoring/circuit-breakers", CircuitBreakers);
        api.Get("/api/monitoring/latency/{provider}/{model}", Latency);
    }

    private static HubProvider? Find(Ask ask) => HubCatalogue.Providers.FirstOrDefault(p => p.Slug == ask.Route("provider"));

    private static ProviderMonitor Monitor(Ask ask, HubProvider provider) => ask.Surroundings.Monitors[provider.Id - 1];

    private static IEnumerable<HubProvider> Known(Ask ask) => HubCatalogue.Providers.Where(p => Monitor(ask, p).IsKnown);

    /// <summary>A provider nobody knows is perfectly healthy.</summary>
    private static object Health(Ask ask, string provider, double score) => new
    {
        provider,
        health_score = score,
        status = score >= 80 ? "healthy" : score >= 50 ? "degraded" : "unhealthy",
        last_updated = ask.Timestamp,
    };

    private static object Errors(Ask ask)
    {
        var limit = ask.Int("limit", 100, 1, 1_000);
        return (Find(ask) is { } provider ? Monitor(ask, provider).Errors(ask.Now) : []).Take(limit).Select(e => new
        {
            model = e.Model.Offer.Model,
            error = $"Upstream returned {e.Status}",
            timestamp = PythonTime.Epoch(e.Time),
            latency_ms = e.LatencyMs,
        });
    }

    private static object Realtime(Ask ask)
    {
        var hours = ask.Int("hours", 1, 1, 24);
        var providers = Known(ask).Select(p => (Provider: p, Hours: Breakdown(ask, p, hours))).ToArray();
        return new
        {
            timestamp = ask.Timestamp,
            providers = providers.ToDictionary(p => p.Provider.Slug, p => new
            {
                total_requests = p.Hours.Values.Sum(h => h.total_requests),
                total_cost = Usd(p.Hours.Values.Sum(h => h.total_cost)),
                health_score = Monitor(ask, p.Provider).Score,
                hourly_breakdown = p.Hours,
            }),
            total_requests = providers.Sum(p => p.Hours.Values.Sum(h => h.total_requests)),
            total_cost = Usd(providers.Sum(p => p.Hours.Values.Sum(h => h.total_cost))),
            avg_health_score = providers.Length == 0 ? 0 : Math.Round(providers.Average(p => Monitor(ask, p.Provider).Score), 2),
        };
    }

    private static object Hourly(Ask ask)
    {
        var hours = ask.Int("hours", 24, 1, 168);
        return new { provider = ask.Route("provider"), hours, data = Find(ask) is { } provider ? Breakdown(ask, provider, hours) : [] };
    }

    /// <summary>The hours asked for, as far as Redis still has them; hours without a call are left out.</summary>
    private static Dictionary<string, HourBody> Breakdown(Ask ask, HubProvider provider, int hours)
    {
        var oldest = Max(ask.Now.AddHours(1 - hours), ask.Now - HourLife);
        var breakdown = new Dictionary<string, HourBody>();
        foreach (var hour in ask.Surroundings.Ledger.Between(oldest, ask.Now))
        {
            var models = HubCatalogue.Models.Where(m => m.Provider == provider).Select(m => hour.Models[m.Index]).ToArray();
            var total = models.Sum(m => m.Attempts);
            if (total == 0) continue;
            var failed = models.Sum(m => m.Failures);
            breakdown[PythonTime.HourKey(hour.Start)] = new HourBody(
                total, total - failed, failed, models.Sum(m => m.InputTokens), models.Sum(m => m.OutputTokens), Usd(models.Sum(m => m.Cost)));
        }
        return breakdown;
    }

    /// <summary>The availability service's breakers, not those of the request path.</summary>
    private static object CircuitBreakers(Ask ask) =>
        HubCatalogue.Models.Where(m => ask.Process.Availability[m.Index].IsKnown).Select(m =>
        {
            var breaker = ask.Process.Availability[m.Index];
            var state = breaker.State(ask.Now);
            return new
            {
                provider = m.Provider.Slug,
                model = m.Offer.Model,
                state,
                failure_count = breaker.FailureCount,
                is_available = state != "OPEN",
                last_updated = breaker.LastFailure is { } failure ? PythonTime.Epoch(failure) : 0.0,
            };
        });

    /// <summary>Whatever percentiles are asked for, these three are answered; a list that is none is an error of the server.</summary>
    private static object Latency(Ask ask)
    {
        var percentiles = (ask.Text("percentiles") ?? "50,95,99").Split(',');
        if (!percentiles.All(p => int.TryParse(p, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) return GatewayzErrors.Internal(ask);
        var (provider, name) = (ask.Route("provider"), ask.Route("model"));
        var model = HubCatalogue.Models.FirstOrDefault(m => m.Provider.Slug == provider && m.Offer.Model == name);
        var values = model is null ? [] : ask.Surroundings.Latencies[model.Index].Values(ask.Now);
        return new
        {
            provider,
            model = name,
            count = values.Length,
            avg = values.Length == 0 ? 0 : Math.Round(values.Average(), 1),
            p50 = Percentile(values, 0.50),
            p95 = Percentile(values, 0.95),
            p99 = Percentile(values, 0.99),
        };
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static double Usd(double value) => Math.Round(value, 6);

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed record HourBody(
        int total_requests, int successful_requests, int failed_requests, long tokens_input, long tokens_output, double total_cost);
}
