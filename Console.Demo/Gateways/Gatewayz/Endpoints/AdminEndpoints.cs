using OperatorConsole.Demo.Gateways.Gatewayz.State;

namespace OperatorConsole.Demo.Gateways.Gatewayz.Endpoints;

/// <summary>What administrators may ask.</summary>
internal static class AdminEndpoints
{
    public static void Map(Api api)
    {
        var summary = new ChatRequestSummary();
        api.Get("/admin/monitoring/chat-requests/summary", summary.Answer, Access.Administrator);
        api.Get("/admin/cache-status", CacheStatus, Access.Administrator);
        api.Get("/api/provider-credits/balance", Balances, Access.Administrator);
        api.Get("/api/provider-credits/balance/{provider}", Balance, Access.Administrator);
        api.Get("/admin/monitoring/api-key-tracking-quality", KeyTracking, Access.AdminKey);
    }

    private static object CacheStatus(Ask ask)
    {
        var age = ask.Process.Catalog.FetchedAt is { } fetched ? Math.Round((ask.Now - fetched).TotalSeconds, 1) : (double?)null;
        return new
        {
            status = "success",
            cache_info = new
            {
                has_data = age is not null,
                cache_age_seconds = age,
                ttl_seconds = CatalogCache.TtlSeconds,
                is_valid = age < CatalogCache.TtlSeconds,
                total_cached_providers = age is null ? 0 : HubCatalogue.Providers.Count,
            },
            timestamp = ask.Timestamp,
        };
    }

    private static object Balances(Ask ask) => new
    {
        providers = HubCatalogue.Providers.ToDictionary(p => p.Slug, p => BalanceBody(ask, p)),
        timestamp = ask.Timestamp,
    };

    private static object Balance(Ask ask) =>
        HubCatalogue.Providers.FirstOrDefault(p => p.Slug == ask.Route("provider")) is { } provider ? BalanceBody(ask, provider) : GatewayzErrors.NotFound(ask);

    private static object BalanceBody(Ask ask, HubProvider provider)
    {
        var balance = ask.Surroundings.Accounts.Balance(provider);
        return new
        {
            provider = provider.Slug,
            balance,
            status = ProviderAccounts.Status(balance),
            checked_at = ask.Timestamp,
            cached = false,
            error = (string?)null,
            monitoring_method = (string?)null,
            recent_402_count = (int?)null,
            window_minutes = (int?)null,
        };
    }

    private static object KeyTracking(Ask ask)
    {
        var hours = ask.Int("hours", 24, 1, 168);
        var start = ask.Now.AddHours(-hours);
        var window = ask.Surroundings.Ledger.Between(start, ask.Now).ToArray();
        var total = window.Sum(h => h.Models.Sum(m => m.Requests));
        var anonymous = window.Sum(h => h.Anonymous);
        var untracked = window.Sum(h => h.UntrackedKeys);
        var rate = Percent(total - anonymous - untracked, total);
        return new
        {
            total_requests = total,
            requests_with_api_key = total - anonymous - untracked,
            requests_without_api_key = anonymous + untracked,
            tracking_rate_percent = rate,
            breakdown = new
            {
                null_key_with_valid_user = untracked,
                both_null_likely_anonymous = anonymous,
                null_key_with_valid_user_percent = Percent(untracked, total),
                both_null_percent = Percent(anonymous, total),
            },
            time_window = new { hours, start_time = PythonTime.Iso(start), end_time = ask.Timestamp },
            alert_status = rate >= 95 ? "healthy" : rate >= 90 ? "warning" : "critical",
            recommendations = rate >= 95 ? [] : new[] { "Investigate requests without an API key" },
        };
    }

    private static double Percent(int part, int total) => total == 0 ? 0 : Math.Round(100.0 * part / total, 2);
}
