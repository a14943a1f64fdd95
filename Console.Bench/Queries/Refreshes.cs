using System.Globalization;
using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>What Prometheus reads for a refresh of charts of a day, over what it read for the first look at them.</summary>
internal static class Refreshes
{
    /// <summary>A point per minute: some steps pass while it is measured.</summary>
    private const int Points = 1440;

    private const int Rounds = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public static async Task<Figure> MeasureAsync(ConsoleUnderTest console, QueryLog log)
    {
        var charts = (await ChartQuestion.AllAsync(console)).Where(c => c.Panel == "traffic").ToList();
        double first = 0;
        List<double> refreshes = [];
        Say.Line($"refreshing charts of 24 hours {Rounds} times, {Pause.TotalSeconds} s apart");
        for (var round = 0; round <= Rounds; round++)
        {
            var samples = 0.0;
            foreach (var chart in charts) samples += await SamplesAsync(console, log, chart);
            if (round == 0) first = samples;
            else refreshes.Add(samples);
            if (round < Rounds) await Task.Delay(Pause);
        }
        var mean = refreshes.Average();
        return new Figure("samples read for a refresh of 24 h / first look (mean)", mean / first, 0.02,
            FormattableString.Invariant($"{mean:0} / {first:0} samples, {charts.Count} charts at a step of 1 min, {Rounds} refreshes {Pause.TotalSeconds} s apart"));
    }

    private static async Task<double> SamplesAsync(ConsoleUnderTest console, QueryLog log, ChartQuestion chart)
    {
        var before = await UpstreamCost.ReadAsync(console, log);
        // All fetches of a round belong to moments of their own, as viewers' ticks do.
        var tick = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await PanelFrame.FetchAsync(console, $"{chart.Address("now-24h", "now", Points)}&rev={tick}");
        return (await UpstreamCost.ReadAsync(console, log) - before).Samples;
    }
}
