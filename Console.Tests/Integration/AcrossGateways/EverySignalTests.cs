using System.Net.Http.Json;
using System.Text.Json;
using OperatorConsole.Core.Gateways;
using OperatorConsole.Core.Panels;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Tests.Integration.AcrossGateways;

/// <summary>Every signal of every built-in profile, as a whole and by each of its dimensions, has series in the demo: a typo or a label that does not exist ends here.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class EverySignalTests(RunningConsole console)
{
    /// <summary>Signals that may have no series, as profile/signal.</summary>
    private static readonly HashSet<string> MayHaveNoSeries =
    [
        // No release seen writes it.
        "gatewayz/providerHealth",
        // Written when a breaker moves: without an outage none ever did.
        "gatewayz/breaker",
    ];

    [Fact]
    public async Task Signals_OfTheWholeDemo_HaveSeriesInEveryDimension()
    {
        await Eventually.TrueAsync("Prometheus answers", console.PrometheusAnswersAsync);
        var problems = new List<string>();
        var asked = 0;
        foreach (var gateway in await GatewaysAsync())
        {
            foreach (var (name, signal) in gateway.Profile.Signals)
            {
                foreach (var dimension in DimensionNames.All.Prepend(null))
                {
                    if (SignalView.Find(signal, dimension, []) is not { } view) continue;
                    foreach (var query in QueriesOf(gateway, view))
                    {
                        asked++;
                        var values = await console.AskPrometheusAsync(query, DateTimeOffset.UtcNow);
                        if (values.Count == 0 && !MayHaveNoSeries.Contains($"{gateway.Profile.Name}/{name}")) problems.Add($"{gateway.Profile.Name}/{name} by {dimension ?? "nothing"}: {query}");
                    }
                }
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.InRange(asked, 150, int.MaxValue);
    }

    private static IEnumerable<string> QueriesOf(Gateway gateway, SignalView view) => view.Signal switch
    {
        ValueSignal value => [gateway.Expand(value.Query, value.Window, view.Scope)],
        // What never happened has no series; the whole always has.
        RatioSignal ratio => [gateway.Expand(ratio.Whole, scope: view.Scope), gateway.Expand($"({ratio.Part}) or ({ratio.Whole})", scope: view.Scope)],
        HistogramSignal histogram => [HistogramQueries.Increase(gateway, histogram, gateway.Window, view.Scope), HistogramQueries.Mean(gateway, histogram, gateway.Window, view.Scope)],
        _ => throw new InvalidOperationException($"{view.Signal} cannot be asked."),
    };

    private async Task<IEnumerable<Gateway>> GatewaysAsync()
    {
        var answer = await console.Http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/gateways", UriKind.Relative));
        var profiles = ProfileCatalogue.Load();
        return answer.GetProperty("gateways").EnumerateArray().Select(g => Gateway.Create(
            new GatewaySettings { Name = g.GetProperty("name").GetString()!, Profile = g.GetProperty("profile").GetString()! },
            profiles.Find(g.GetProperty("profile").GetString()!).Value!,
            new PrometheusSettings()));
    }
}
