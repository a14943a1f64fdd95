using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>What the query cache wins, from one console.</summary>
internal static class QueryFigures
{
    public static async IAsyncEnumerable<Figure> MeasureAsync(ConsoleUnderTest console, BenchOptions options)
    {
        if (options.Has("times"))
            foreach (var figure in await PanelTimes.MeasureAsync(console)) yield return figure;
        var log = await QueryLog.StartAsync(console);
        if (options.Has("refreshes")) yield return await Refreshes.MeasureAsync(console, log);
        if (options.Has("viewers"))
            foreach (var figure in await ManyViewers.MeasureAsync(console, log, options)) yield return figure;
    }
}
