using System.Diagnostics;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>A chart's data through the console, which has never seen the query (cold) or has just answered it (warm), over Prometheus asked for the same.</summary>
internal static class PanelTimes
{
    private const int FewestPairs = 50;

    /// <summary>Ranges, and points that make steps no wider than the charts' window: the PromQL stays the same word for word, and the cache knows none of it.</summary>
    private static readonly (TimeSpan Range, int Points)[] Shapes =
    [
        (TimeSpan.FromHours(1), 240), (TimeSpan.FromHours(3), 360), (TimeSpan.FromHours(24), 720), (TimeSpan.FromHours(24), 288),
    ];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ConsoleUnderTest console)
    {
        // As little client as possible: bodies are read, not unpacked. Prometheus sends plain JSON, the console what browsers get.
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var charts = await ChartQuestion.AllAsync(console);
        await CompileAsync(console, http, charts);
        List<(double Cold, double Warm, double Direct)> pairs = [];
        HashSet<(string, long)> seen = [];
        foreach (var chart in charts)
        {
            // A step of its own tells the chart's PromQL without putting one of the measured steps into the cache.
            var known = await PanelFrame.FetchAsync(console, chart.Address("now-10m", "now", 10));
            if (known.Queries is not [var query] || known.State is not ("value" or "zero")) continue;
            foreach (var (range, points) in Shapes)
            {
                var step = (long)range.TotalSeconds / points;
                if (step * 1000 == known.StepMs || !seen.Add((query, step))) continue;
                var to = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 600 * 600;
                var from = to - (long)range.TotalSeconds;
                var ours = new Uri(console.Address, chart.Address($"{from}000", $"{to}000", points));
                var theirs = new Uri(console.Prometheus, FormattableString.Invariant($"api/v1/query_range?query={Uri.EscapeDataString(query)}&start={from}&end={to}&step={step}"));

                var isOurTurn = pairs.Count % 2 == 0;
                var direct = isOurTurn ? 0 : await TimeAsync(http, theirs);
                var cold = await TimeAsync(http, ours);
                if (isOurTurn) direct = await TimeAsync(http, theirs);
                var warm = await TimeAsync(http, ours);
                var given = await PanelFrame.FetchAsync(console, ours.PathAndQuery);
                // A gateway that is measured more seldom has no such step.
                if (given.Queries[0] != query || given.StepMs != step * 1000 || given.StartMs != from * 1000) continue;
                pairs.Add((cold, warm, direct));
            }
        }

        if (pairs.Count < FewestPairs) throw new InvalidOperationException($"Only {pairs.Count} queries could be compared.");
        var (coldMs, warmMs, directMs) = (Median.Of(pairs.Select(p => p.Cold)), Median.Of(pairs.Select(p => p.Warm)), Median.Of(pairs.Select(p => p.Direct)));
        return
        [
            new Figure("a chart's data, cold / Prometheus asked directly (p50)", coldMs / directMs, 1.3, FormattableString.Invariant($"{coldMs:0.00} ms / {directMs:0.00} ms, {pairs.Count} pairs")),
            new Figure("a chart's data, warm / Prometheus asked directly (p50)", warmMs / directMs, 0.1, FormattableString.Invariant($"{warmMs:0.00} ms / {directMs:0.00} ms")),
        ];
    }

    /// <summary>It is the cache that is cold, not the program: other steps than the measured ones bring its code to its last form.</summary>
    private static async Task CompileAsync(ConsoleUnderTest console, HttpClient http, IReadOnlyList<ChartQuestion> charts)
    {
        Say.Line("asking for charts until the console's code is compiled");
        foreach (var hours in (int[])[48, 96, 168, 336, 720, 1440])
        {
            foreach (var chart in charts)
            {
                var address = new Uri(console.Address, chart.Address($"now-{hours}h", "now", 250));
                for (var i = 0; i < 3; i++) await TimeAsync(http, address);
            }
        }
    }

    private static async Task<double> TimeAsync(HttpClient http, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("br"));
        var start = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        response.EnsureSuccessStatusCode();
        return took;
    }
}
