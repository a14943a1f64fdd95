using System.Net.Http.Json;
using System.Text.Json;

namespace OperatorConsole.Tests.Integration.Panels;

/// <summary>Every chart of every gateway of the demo shows something: a query with a typo, a label that does not exist or a metric that was renamed ends here.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class EveryPanelTests(RunningConsole console)
{
    /// <summary>Charts that may have nothing to show, as gateway/panel.</summary>
    private static readonly HashSet<string> MayHaveNoSeries =
    [
        // Gatewayz writes a breaker's gauge when it moves: without an outage none ever did.
        "hub/breakers", "hub/breaker-transitions",
        // Only GPUs that are more than half busy are looked at; at night none is.
        "gpu/throttle",
    ];

    /// <summary>What is left of a budget is below zero once it is overspent.</summary>
    private static readonly HashSet<string> MayBeNegative = ["proxy/budgets", "proxy/budgets-usd"];

    [Fact]
    public async Task Panels_OfTheWholeDemo_HaveSeriesWithNamesAndPossibleValues()
    {
        await Eventually.TrueAsync("Prometheus answers", console.PrometheusAnswersAsync);
        var problems = new List<string>();
        var asked = 0;
        foreach (var (name, address) in await PanelsAsync())
        {
            asked++;
            var answer = await console.Http.GetFromJsonAsync<JsonElement>(
                new Uri($"api/v1/dashboards/{address}&from=now-1h&to=now", UriKind.Relative));
            var state = answer.GetProperty("state").GetString();
            if (state is not ("value" or "zero") && !(state == "noSeries" && MayHaveNoSeries.Contains(name)))
                problems.Add($"{name} is {state}: {answer.GetProperty("queries")} {(answer.TryGetProperty("failure", out var failure) ? failure : "")}");
            var most = answer.GetProperty("unit").GetString() is "ratio" or "score" ? 1.001 : double.MaxValue;
            foreach (var value in Values(answer).Where(v => v > most || (v < 0 && !MayBeNegative.Contains(name))).Take(1))
                problems.Add($"{name} says {value}: {answer.GetProperty("queries")}");
            foreach (var series in answer.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("name").GetString()!))
                if (series.Contains("(no ", StringComparison.Ordinal) || series != series.Trim()) problems.Add($"{name} has a series with the name “{series}”");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.InRange(asked, 100, int.MaxValue);
    }

    private static IEnumerable<double> Values(JsonElement panel) =>
        from series in panel.GetProperty("series").EnumerateArray()
        from value in series.GetProperty("values").EnumerateArray()
        where value.ValueKind == JsonValueKind.Number
        select value.GetDouble();

    private async Task<IEnumerable<(string Name, string Address)>> PanelsAsync()
    {
        var answer = await console.Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/dashboards", UriKind.Relative));
        var dashboards = answer.GetProperty("dashboards").EnumerateArray().ToList();
        var ofGateways =
            from dashboard in dashboards
            where dashboard.TryGetProperty("gateways", out _)
            from gateway in dashboard.GetProperty("gateways").EnumerateArray()
            from panel in Ids(gateway)
            let name = gateway.GetProperty("name").GetString()
            select ($"{name}/{panel}", $"gateway/panels/{panel}?gateway={name}");
        var acrossGateways =
            from dashboard in dashboards
            where dashboard.TryGetProperty("panels", out _)
            from panel in Ids(dashboard)
            let id = dashboard.GetProperty("id").GetString()
            select ($"{id}/{panel}", $"{id}/panels/{panel}?gateway=");
        return ofGateways.Concat(acrossGateways);
    }

    private static IEnumerable<string> Ids(JsonElement parent) => parent.GetProperty("panels").EnumerateArray().Select(p => p.GetProperty("id").GetString()!);
}
