using System.Diagnostics;
using OperatorConsole.Bench.Running;
using OperatorConsole.Bench.Viewers;

namespace OperatorConsole.Bench.Queries;

/// <summary>What many viewers of the same pages cost Prometheus, over what one costs; and the console's memory for each.</summary>
internal static class ManyViewers
{
    private const string Overview = "";
    private const int OpenedAtOnce = 8;

    /// <summary>The demo's past has a sample a minute and its present more: until then the usual windows of five minutes fill up, fast and unevenly.</summary>
    private static readonly TimeSpan UntilWindowsAreFull = TimeSpan.FromMinutes(6);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ConsoleUnderTest console, QueryLog log, BenchOptions options)
    {
        var gateway = $"gateways/{(await ChartQuestion.AllAsync(console))[0].Gateway}";
        List<Viewer> viewers = [];
        try
        {
            Say.Line("waiting until windows of five minutes hold only the present");
            await console.RunsForAsync(UntilWindowsAreFull);
            await OpenAsync(console, viewers, [Overview, gateway]);
            var alone = await WatchAsync(console, log, options, viewers);
            // What the program needs anyway is there with the first half of the viewers.
            var before = await UpstreamCost.ReadAsync(console, log);
            var half = Enumerable.Repeat((string[])[Overview, gateway], options.Viewers / 2).SelectMany(p => p).ToList();
            await OpenAsync(console, viewers, half[viewers.Count..]);
            var memoryOfHalf = await console.Memory.SettledAsync();
            await OpenAsync(console, viewers, half);
            var joining = await UpstreamCost.ReadAsync(console, log) - before;

            var many = await WatchAsync(console, log, options, viewers);
            var perViewer = (await console.Memory.SettledAsync() - memoryOfHalf) / half.Count / 1024.0;

            // Windows of an hour fill up steadily meanwhile: one viewer is watched before and after the many, and the cost at their time is between.
            await CloseAsync(viewers, keep: 2);
            var aloneAgain = await WatchAsync(console, log, options, viewers);
            var one = Between(alone, aloneAgain, many.At);

            var who = $"{options.Viewers} viewers of the overview and of {gateway} / 1 viewer of each, {options.Seconds} s";
            return
            [
                new Figure($"requests to Prometheus, {who}", many.Cost.Requests / one.Requests, 1.05, FormattableString.Invariant($"{many.Cost.Requests} / {one.Requests:0}; while the others joined: {joining.Requests}")),
                new Figure($"samples read by Prometheus, {who}", many.Cost.Samples / one.Samples, 1.05, FormattableString.Invariant($"{many.Cost.Samples:0} / {one.Samples:0}; one viewer is watched before and after the many")),
                new Figure("memory per connected viewer", perViewer, 500, FormattableString.Invariant($"resident memory after collections, {half.Count} more circuits on {memoryOfHalf / 1048576.0:0} MB with as many")) { Unit = "KB" },
            ];
        }
        finally
        {
            await CloseAsync(viewers, keep: 0);
        }
    }

    private static async Task OpenAsync(ConsoleUnderTest console, List<Viewer> viewers, List<string> pages)
    {
        Say.Line($"opening {pages.Count} pages");
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (page, cancellation) =>
        {
            var viewer = await Viewer.OpenAsync(console, page, cancellation);
            lock (viewers) viewers.Add(viewer);
        });
        // The first refresh after a circuit's start comes at once, or with the next tick.
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private static async Task CloseAsync(List<Viewer> viewers, int keep)
    {
        await Task.WhenAll(viewers[keep..].Select(v => v.DisposeAsync().AsTask()));
        viewers.RemoveRange(keep, viewers.Count - keep);
    }

    private static UpstreamCost Between(Watched before, Watched after, long at)
    {
        var share = Stopwatch.GetElapsedTime(before.At, at) / Stopwatch.GetElapsedTime(before.At, after.At);
        double At(double from, double to) => from + (to - from) * share;
        return new(At(before.Cost.Requests, after.Cost.Requests), At(before.Cost.Samples, after.Cost.Samples));
    }

    /// <summary>Begins just after the console's own refresh, so that every watch holds equally many of them.</summary>
    private static async Task<Watched> WatchAsync(ConsoleUnderTest console, QueryLog log, BenchOptions options, List<Viewer> viewers)
    {
        Say.Line($"watching {viewers.Count} pages for {options.Seconds} s");
        await RefreshedAsync(viewers[0]);
        var (frames, batches) = (viewers.Sum(v => v.Frames), viewers.Sum(v => v.Circuit.Batches));
        var before = await UpstreamCost.ReadAsync(console, log);
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        var cost = await UpstreamCost.ReadAsync(console, log) - before;
        foreach (var viewer in viewers) await viewer.MustWatchAsync();
        Say.Line($"  {viewers.Sum(v => v.Circuit.Batches) - batches} batches rendered, {viewers.Sum(v => v.Frames) - frames} frames fetched, {cost.Requests} requests upstream");
        return new Watched(Stopwatch.GetTimestamp(), cost);
    }

    /// <param name="At">When the watch ended, as a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="Cost">What it cost.</param>
    private readonly record struct Watched(long At, UpstreamCost Cost);

    private static async Task RefreshedAsync(Viewer viewer)
    {
        var batches = viewer.Circuit.Batches;
        while (viewer.Circuit.Batches == batches)
        {
            viewer.Circuit.MustStand();
            await Task.Delay(200);
        }
        // Half way to the next one, nothing is under way.
        await Task.Delay(TimeSpan.FromSeconds(6));
    }
}
