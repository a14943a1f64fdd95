using OperatorConsole.Demo.Hosting;

namespace OperatorConsole.Demo.Gateways.LiteLlm;

/// <summary>The spend log, row by row or summed up per day.</summary>
internal static class SpendLogEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, LiteLlmGateway gateway)
    {
        routes.MapGet("/spend/logs", (HttpRequest request) => Logs(gateway, request));
        routes.MapGet("/spend/logs/ui", (HttpRequest request) => Page(gateway, request));
    }

    private static IResult Logs(LiteLlmGateway gateway, HttpRequest request)
    {
        string? key = request.Query["api_key"], user = request.Query["user_id"], id = request.Query["request_id"];
        string? from = request.Query["start_date"], to = request.Query["end_date"];
        if (key?.StartsWith("sk-", StringComparison.Ordinal) == true) key = VirtualKey.HashOf(key);
        lock (gateway.Gate)
        {
            var rows = gateway.Books.Rows.NewestFirst();
            if (from is null || to is null)
            {
                if (key is not null) return FastApi.Json(rows.Where(r => r.Key.Hash == key).Select(SpendRowJson.Of));
                // An unknown id is a list of one null, not an empty list and not a 404.
                if (id is not null) return FastApi.Json(new[] { Find(rows, id) });
                if (user is not null) rows = rows.Where(r => r.Key.User.Id == user);
                return FastApi.Json(rows.Select(SpendRowJson.Of));
            }
            if (!PythonTime.TryDate(from, out var first)) return BadDate(from);
            if (!PythonTime.TryDate(to, out var last)) return BadDate(to);
            if (request.Query["summarize"].ToString() is not ("false" or "False" or "0")) return FastApi.Json(Summary(gateway.Books.Ledger, first, last, key, user));
            var start = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
            var end = new DateTimeOffset(last, TimeOnly.MinValue, TimeSpan.Zero);
            return FastApi.Json(rows
                .Where(r => r.Start >= start && r.Start <= end && (key is not null ? r.Key.Hash == key : id is not null ? r.RequestId == id : user is null || r.Key.User.Id == user))
                .Select(SpendRowJson.Of));
        }
    }

    /// <summary>A row per day. The end is the last day's midnight, so that day itself is always empty.</summary>
    private static List<Dictionary<string, object>> Summary(SpendLedger ledger, DateOnly first, DateOnly last, string? key, string? user)
    {
        var cells = ledger.Between(first, last.AddDays(-1)).Where(c => (key is null || c.Key.Hash == key) && (user is null || c.Key.User.Id == user));
        var days = new List<Dictionary<string, object>>();
        var next = first;
        foreach (var day in cells.GroupBy(c => c.Day))
        {
            var row = new Dictionary<string, object>
            {
                ["startTime"] = PythonTime.IsoDate(day.Key),
                ["spend"] = day.Sum(c => c.Spend),
                ["users"] = day.GroupBy(c => c.Key.User.Id).ToDictionary(g => g.Key, g => g.Sum(c => c.Spend)),
                ["models"] = day.GroupBy(c => c.Deployment.Group).ToDictionary(g => g.Key, g => g.Sum(c => c.Spend)),
            };
            foreach (var of in day.GroupBy(c => c.Key.Hash)) row[of.Key] = of.Sum(c => c.Spend);
            days.Add(row);
            next = day.Key.AddDays(1);
        }
        // Only days behind the last one with rows are filled up, and only if there is one.
        if (days.Count == 0) return days;
        for (; next <= last; next = next.AddDays(1))
            days.Add(new() { ["startTime"] = PythonTime.IsoDate(next), ["spend"] = 0, ["users"] = new { }, ["models"] = new { } });
        return days;
    }

    private static IResult Page(LiteLlmGateway gateway, HttpRequest request)
    {
        if (LiteLlmAnswers.Number(request, "page", 1, 1, null, out var page) is { } badPage) return badPage;
        if (LiteLlmAnswers.Number(request, "page_size", 50, 1, 100, out var size) is { } badSize) return badSize;
        string? from = request.Query["start_date"], to = request.Query["end_date"];
        if (from is null || to is null) return LiteLlmAnswers.Error("Start date and end date are required", "bad_request", "None", StatusCodes.Status400BadRequest);
        if (!PythonTime.TryTime(from, out var start)) return BadTime(from);
        if (!PythonTime.TryTime(to, out var end)) return BadTime(to);
        lock (gateway.Gate)
        {
            var rows = gateway.Books.Rows.NewestFirst().Where(r => r.Start >= start && r.Start <= end && Matches(r, request.Query)).OrderByDescending(r => r.Start).ToArray();
            var data = rows.Skip((page - 1) * size).Take(size).Select(SpendRowJson.Of);
            return FastApi.Json(new { data, total = rows.Length, page, page_size = size, total_pages = (rows.Length + size - 1) / size });
        }
    }

    private static bool Matches(SpendRow row, IQueryCollection query)
    {
        return Is("api_key", row.Key.Hash) && Is("user_id", row.Key.User.Id) && Is("team_id", row.Key.Team.Id) && Is("key_alias", row.Key.Alias)
            && Is("status_filter", SpendRowJson.Status(row)) && Is("model", SpendRowJson.Model(row))
            && (!query.ContainsKey("request_id") || Is("request_id", row.RequestId));

        bool Is(string name, string value) => !query.TryGetValue(name, out var wanted) || wanted == value;
    }

    private static object? Find(IEnumerable<SpendRow> rows, string id)
    {
        foreach (var row in rows)
            if (row.RequestId == id) return SpendRowJson.Of(row);
        return null;
    }

    private static IResult BadDate(string text) =>
        LiteLlmAnswers.Error($"/spend/logs Errortime data '{text}' does not match format '%Y-%m-%d'", "internal_error", "None", StatusCodes.Status500InternalServerError);

    private static IResult BadTime(string text) => LiteLlmAnswers.Error(
        $"Internal Server Error, time data '{text}' does not match format '%Y-%m-%d %H:%M:%S'", "internal_server_error", "None", StatusCodes.Status500InternalServerError);
}
