using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>Sums over the hourly aggregates in the database. Rates are fractions here, percentages elsewhere.</summary>
internal static class AnalyticsEndpoints
{
    private const double ExpectedErrorRate = 0.05;
    private const double HighErrorRate = 0.1;
    private const double CriticalErrorRate = 0.25;

    public static void Map(Api api)
    {
        api.Get("/api/monitoring/providers/comparison", Comparison);
        api.Get("/api/monitoring/anomalies", Anomalies);
        api.Get("/api/monitoring/cost-analysis", CostAnalysis);
        api.Get("/api/monitoring/error-rates", ErrorRates);
    }

    private static object Comparison(Ask ask)
    {
        var hours = Hours(ask, TimeSpan.FromDays(1));
        var providers = Providers(hours).Select(p => new
        {
            provider = p.Provider.Slug,
            total_requests = p.Sum.Attempts,
            successful_requests = p.Sum.Attempts - p.Sum.Failures,
            failed_requests = p.Sum.Failures,
            avg_latency_ms = Math.Round(p.Sum.LatencyMs / p.Sum.Attempts, 1),
            total_cost = Math.Round(p.Sum.Cost, 2),
            total_tokens = p.Sum.InputTokens + p.Sum.OutputTokens,
            avg_error_rate = Math.Round(p.Sum.ErrorRate, 4),
            unique_models = HubCatalogue.Models.Count(m => m.Provider == p.Provider && hours.Any(h => h.Models[m.Index].Attempts > 0)),
            success_rate = Math.Round(1 - p.Sum.ErrorRate, 4),
        }).ToArray();
        return new { timestamp = ask.Timestamp, providers, total_providers = providers.Length };
    }

    /// <summary>Compares each hour of the day with the average of all of them, itself included.</summary>
    private static object Anomalies(Ask ask)
    {
        var hours = Hours(ask, TimeSpan.FromDays(1));
        var found = new List<Anomaly>();
        foreach (var provider in HubCatalogue.Providers)
        {
            var sums = hours.Select(h => (h.Start, Sum: Sum([h], provider))).Where(h => h.Sum.Attempts > 0).ToArray();
            if (sums.Length == 0) continue;
            var averageCost = sums.Average(h => h.Sum.Cost);
            foreach (var (start, sum) in sums)
            {
                var hour = PythonTime.Iso(start);
                if (sum.ErrorRate > HighErrorRate)
                {
                    var severity = sum.ErrorRate > CriticalErrorRate ? "critical" : "warning";
                    found.Add(new Anomaly("high_error_rate", provider.Slug, hour, Math.Round(sum.ErrorRate, 4), ExpectedErrorRate, severity));
                }
                if (sum.Cost > 2 * averageCost)
                    found.Add(new Anomaly("cost_spike", provider.Slug, hour, Math.Round(sum.Cost, 4), Math.Round(averageCost, 4), "warning"));
            }
        }
        return new
        {
            timestamp = ask.Timestamp,
            anomalies = found,
            total_count = found.Count,
            critical_count = found.Count(a => a.severity == "critical"),
            warning_count = found.Count(a => a.severity == "warning"),
        };
    }

    private static object CostAnalysis(Ask ask)
    {
        var days = ask.Int("days", 7, 1, 90);
        var providers = Providers(Hours(ask, TimeSpan.FromDays(days))).ToArray();
        return new
        {
            timestamp = ask.Timestamp,
            period_days = days,
            start_date = PythonTime.Iso(ask.Now.AddDays(-days)),
            end_date = ask.Timestamp,
            providers = providers.ToDictionary(p => p.Provider.Slug, p => new
            {
                total_cost = Math.Round(p.Sum.Cost, 4),
                total_requests = p.Sum.Attempts,
                cost_per_request = Math.Round(p.Sum.Cost / p.Sum.Attempts, 6),
            }),
            total_cost = Math.Round(providers.Sum(p => p.Sum.Cost), 4),
            total_requests = providers.Sum(p => p.Sum.Attempts),
        };
    }

    /// <summary>By model name: one that several providers serve is one entry.</summary>
    private static object ErrorRates(Ask ask)
    {
        var window = ask.Int("hours", 24, 1, 168);
        var hours = Hours(ask, TimeSpan.FromHours(window));
        var models = HubCatalogue.Models
            .Select(m => (Model: m, Attempts: hours.Sum(h => h.Models[m.Index].Attempts), Failures: hours.Sum(h => h.Models[m.Index].Failures)))
            .Where(m => m.Attempts > 0)
            .GroupBy(m => m.Model.Offer.Model);
        return new
        {
            timestamp = ask.Timestamp,
            hours = window,
            models = models.ToDictionary(g => g.Key, g => new
            {
                total_requests = g.Sum(m => m.Attempts),
                failed_requests = g.Sum(m => m.Failures),
                providers = g.Select(m => m.Model.Provider.Slug),
                error_rate = (double)g.Sum(m => m.Failures) / g.Sum(m => m.Attempts),
            }),
        };
    }

    private static HourOfModels[] Hours(Ask ask, TimeSpan window) => [.. ask.Surroundings.Ledger.Between(ask.Now - window, ask.Now)];

    private static IEnumerable<(HubProvider Provider, Totals Sum)> Providers(HourOfModels[] hours) =>
        HubCatalogue.Providers.Select(p => (p, Sum(hours, p))).Where(p => p.Item2.Attempts > 0);

    private static Totals Sum(IEnumerable<HourOfModels> hours, HubProvider provider)
    {
        var sum = new Totals();
        foreach (var hour in hours)
        {
            foreach (var model in HubCatalogue.Models.Where(m => m.Provider == provider))
            {
                var cell = hour.Models[model.Index];
                sum = new Totals(
                    sum.Attempts + cell.Attempts, sum.Failures + cell.Failures, sum.InputTokens + cell.InputTokens,
                    sum.OutputTokens + cell.OutputTokens, sum.Cost + cell.Cost, sum.LatencyMs + cell.LatencyMs);
            }
        }
        return sum;
    }

    private readonly record struct Totals(int Attempts, int Failures, long InputTokens, long OutputTokens, double Cost, double LatencyMs)
    {
        public double ErrorRate => (double)Failures / Attempts;
    }

    private sealed record Anomaly(string type, string provider, string hour, double value, double expected, string severity);
}
