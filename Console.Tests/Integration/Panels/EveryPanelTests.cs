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
        foreach (var (gateway, panel) in await PanelsAsync())
        {
            asked++;
            var answer = await console.Http.GetFromJsonAsync<JsonElement>(
                new Uri($"api/v1/dashboards/gateway/panels/{panel}?gateway={gateway}&from=now-1h&to=now", UriKind.Relative));
            var state = answer.GetProperty("state").GetString();
            if (state is not ("value" or "zero") && !(state == "noSeries" && MayHaveNoSeries.Contains($"{gateway}/{panel}")))
                problems.Add($"{gateway}/{panel} is {state}: {answer.GetProperty("queries")} {(answer.TryGetProperty("failure", out var failure) ? failure : "")}");
            var most = answer.GetProperty("unit").GetString() is "ratio" or "score" ? 1.001 : double.MaxValue;
            foreach (var value in Values(answer).Where(v => v > most || (v < 0 && !MayBeNegative.Contains($"{gateway}/{panel}"))).Take(1))
                problems.Add($"{gateway}/{panel} says {value}: {answer.GetProperty("queries")}");
            foreach (var name in answer.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("name").GetString()!))
                if (name.Contains("(no ", StringComparison.Ordinal) || name != name.Trim()) problems.Add($"{gateway}/{panel} has a series with the name “{name}”");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.InRange(asked, 100, int.MaxValue);
    }

    private static IEnumerable<double> Values(JsonElement panel) =>
        from series in panel.GetProperty("series").EnumerateArray()
        from value in series.GetProperty("values").EnumerateArray()
        where value.ValueKind == JsonValueKind.Number
        select value.GetDouble();

    private async Task<IEnumerable<(string Gateway, string Panel)>> PanelsAsync()
    {
        var answer = await console.Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/dashboards", UriKind.Relative));
        return from dashboard in answer.GetProperty("dashboards").EnumerateArray()
               from gateway in dashboard.GetProperty("gateways").EnumerateArray()
               from panel in gateway.GetProperty("panels").EnumerateArray()
               select (gateway.GetProperty("name").GetString()!, panel.GetProperty("id").GetString()!);
    }
}
