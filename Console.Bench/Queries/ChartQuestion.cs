using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>A chart that asks Prometheus one range query.</summary>
/// <param name="Gateway">Whose chart it is.</param>
/// <param name="Panel">Its id.</param>
internal sealed record ChartQuestion(string Gateway, string Panel)
{
    /// <summary>All charts of all gateways that are lines.</summary>
    public static async Task<IReadOnlyList<ChartQuestion>> AllAsync(ConsoleUnderTest console)
    {
        var dashboards = await console.JsonAsync("api/v1/dashboards");
        return
        [
            .. from dashboard in dashboards.GetProperty("dashboards").EnumerateArray()
               where dashboard.GetProperty("id").GetString() == "gateway"
               from gateway in dashboard.GetProperty("gateways").EnumerateArray()
               from panel in gateway.GetProperty("panels").EnumerateArray()
               where panel.GetProperty("kind").GetString() == "lines"
               select new ChartQuestion(gateway.GetProperty("name").GetString()!, panel.GetProperty("id").GetString()!),
        ];
    }

    /// <summary>The address of its frame.</summary>
    public string Address(string from, string to, int points) =>
        FormattableString.Invariant($"api/v1/dashboards/gateway/panels?gateway={Uri.EscapeDataString(Gateway)}&panels={Panel}&from={from}&to={to}&tz=UTC&points={points}");
}
