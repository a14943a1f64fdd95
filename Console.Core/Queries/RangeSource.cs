using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Queries;

/// <summary>Fetches ranges from the server, a bounded number at a time.</summary>
internal sealed class RangeSource(PrometheusClient prometheus, FairGate gate, QueriesSettings settings, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Fetches all moments of a grid.</summary>
    public async Task<Result<Fetched>> FetchAsync(string query, TimeGrid grid, string asker, CancellationToken cancellation)
    {
        using var place = await gate.EnterAsync(asker, cancellation);
        var asked = time.GetUtcNow();
        var answer = await prometheus.QueryRangeAsync(query, grid, settings.MaxSeries, cancellation);
        return answer.Select(a => new Fetched(a, asked, ServerTime(a.Cost, asked), Moving(a, asked)));
    }

    /// <summary>The server's clock when it began to evaluate; an answer that took long was begun long ago.</summary>
    private static DateTimeOffset ServerTime(RangeCost cost, DateTimeOffset asked) => cost.ServerTime is { } server ? server - cost.Took : asked;

    /// <summary>The index of the first moment that may still change: by the server's clock where it is behind, as its samples are what is missing.</summary>
    private int Moving(RangeAnswer answer, DateTimeOffset asked)
    {
        var tail = answer.Grid.Step * settings.MovingSteps;
        if (tail < settings.Lateness) tail = settings.Lateness;
        var server = ServerTime(answer.Cost, asked);
        var settled = ((server < asked ? server : asked) - tail).ToUnixTimeMilliseconds();
        var count = (settled - answer.Grid.StartMs) / answer.Grid.StepMs + 1;
        return settled < answer.Grid.StartMs ? 0 : (int)Math.Min(count, answer.Grid.Count);
    }
}

/// <summary>What one fetch brought.</summary>
/// <param name="Answer">The series.</param>
/// <param name="AskedAt">When it was asked, by the console's clock.</param>
/// <param name="ServerTime">The same by the server's clock.</param>
/// <param name="Moving">The index of the first moment that may still change; the count where none is.</param>
internal sealed record Fetched(RangeAnswer Answer, DateTimeOffset AskedAt, DateTimeOffset ServerTime, int Moving);
