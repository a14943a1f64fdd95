using System.Globalization;
using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>Spend and activity of the whole proxy, from the views over the spend log.</summary>
internal static class GlobalSpendEndpoints
{
    private const string DatesMissing = "Please provide start_date and end_date";

    public static void Map(IEndpointRouteBuilder routes, LiteLlmGateway gateway)
    {
        routes.MapGet("/global/spend", () => Month(gateway, cells => new { spend = cells.Sum(c => c.Spend), max_budget = ProxyConfig.MaxBudget }));
        routes.MapGet("/global/spend/logs", (string? api_key) => Month(gateway, cells => cells
            .Where(c => api_key is null || c.Key.Hash == api_key)
            .GroupBy(c => c.Day).Select(g => new { date = PythonTime.IsoDate(g.Key), spend = g.Sum(c => c.Spend) })));
        routes.MapGet("/global/spend/models", (HttpRequest request) => LiteLlmAnswers.Number(request, "limit", 10, null, null, out var limit) ?? Month(gateway, cells => cells
            .GroupBy(c => c.Deployment.Group).Select(g => new { model = g.Key, total_spend = g.Sum(c => c.Spend) })
            .OrderByDescending(m => m.total_spend).Take(limit)));
        routes.MapGet("/global/spend/keys", (HttpRequest request) => LiteLlmAnswers.Number(request, "limit", int.MaxValue, null, null, out var limit) ?? Month(gateway, cells => cells
            .GroupBy(c => c.Key).Select(g => new { api_key = g.Key.Hash, key_alias = g.Key.Alias, key_name = $"sk-...{g.Key.Hash[^4..]}", total_spend = g.Sum(c => c.Spend) })
            .OrderByDescending(k => k.total_spend).Take(limit)));
        routes.MapGet("/global/spend/teams", () => Month(gateway, Teams));
        routes.MapGet("/global/spend/provider", (string? start_date, string? end_date) => Between(gateway, start_date, end_date, Providers));
        routes.MapGet("/global/spend/report", (string? start_date, string? end_date) => Report(start_date, end_date));
        routes.MapGet("/global/activity", (string? start_date, string? end_date) => Between(gateway, start_date, end_date, Activity));
    }

    private static IResult Month(LiteLlmGateway gateway, Func<IEnumerable<SpendCell>, object> view)
    {
        lock (gateway.Gate) return FastApi.Json(view(gateway.Books.Ledger.LastMonth(gateway.Now)));
    }

    private static IResult Between(LiteLlmGateway gateway, string? from, string? to, Func<SpendLedger, DateOnly, DateOnly, object> view)
    {
        if (from is null || to is null) return LiteLlmAnswers.Detail(DatesMissing, StatusCodes.Status400BadRequest);
        if (!PythonTime.TryDate(from, out var first) || !PythonTime.TryDate(to, out var last)) return LiteLlmAnswers.Crash();
        lock (gateway.Gate) return FastApi.Json(view(gateway.Books.Ledger, first, last));
    }

    /// <summary>Up to the last day's midnight: the last day's spend is not in it.</summary>
    private static object Providers(SpendLedger ledger, DateOnly first, DateOnly last) => ledger.Between(first, last.AddDays(-1))
        .GroupBy(c => c.Deployment.Provider).Select(g => new { provider = g.Key, spend = g.Sum(c => c.Spend) });

    /// <summary>Requests and tokens per day, the last day included. Days have no year and are sorted as text: Dec stands before Nov.</summary>
    private static object Activity(SpendLedger ledger, DateOnly first, DateOnly last)
    {
        var days = ledger.Between(first, last).GroupBy(c => c.Day)
            .Select(g => new { date = g.Key.ToString("MMM dd", CultureInfo.InvariantCulture), api_requests = g.Sum(c => c.Requests), total_tokens = g.Sum(c => c.Tokens) })
            .OrderBy(d => d.date, StringComparer.Ordinal).ToArray();
        return new { daily_data = days, sum_api_requests = days.Sum(d => d.api_requests), sum_total_tokens = days.Sum(d => d.total_tokens) };
    }

    private static object Teams(IEnumerable<SpendCell> cells)
    {
        var all = cells.ToArray();
        return new
        {
            daily_spend = all.GroupBy(c => c.Day).Select(day =>
            {
                var row = new Dictionary<string, object> { ["date"] = PythonTime.IsoDate(day.Key) };
                foreach (var team in day.GroupBy(c => c.Key.Team)) row[team.Key.Alias] = Math.Round(team.Sum(c => c.Spend), 2);
                return row;
            }).ToArray(),
            teams = all.Select(c => c.Key.Team.Alias).Distinct().ToArray(),
            total_spend_per_team = all.GroupBy(c => c.Key.Team)
                .Select(t => new { team_id = t.Key.Alias, total_spend = t.GroupBy(c => c.Day).Sum(d => Math.Round(d.Sum(c => c.Spend), 2)) })
                .OrderByDescending(t => t.total_spend).Take(10).ToArray(),
        };
    }

    /// <summary>Only for enterprise customers.</summary>
    private static IResult Report(string? from, string? to) => LiteLlmAnswers.Detail(
        from is null || to is null
            ? DatesMissing
            : "/spend/report endpoint You must be a LiteLLM Enterprise user to use this feature. If you have a license please set `LITELLM_LICENSE` in your env. Get a 7 day trial key here: https://www.litellm.ai/#trial. \nPricing: https://www.litellm.ai/#pricing",
        StatusCodes.Status400BadRequest);
}
