using OperatorConsole.Bench.Running;

namespace OperatorConsole.Bench.Queries;

/// <summary>What the query cache wins, from one console.</summary>
internal static class QueryFigures
{
    public static async IAsyncEnumerable<Figure> MeasureAsync(ConsoleUnderTest console, BenchOptions options)
    {
        foreach (var figure in await PanelTimes.MeasureAsync(console)) yield return figure;
        var log = await QueryLog.StartAsync(console);
        yield return await Refreshes.MeasureAsync(console, log);
        foreach (var figure in await ManyViewers.MeasureAsync(console, log, options)) yield return figure;
    }
}
