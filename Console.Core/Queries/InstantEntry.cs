using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Queries;

/// <summary>An instant question: PromQL and its moment in Unix milliseconds.</summary>
internal readonly record struct InstantKey(string Query, long TimeMs);

/// <summary>What is kept for one query at one moment.</summary>
internal sealed class InstantEntry(
    QueriesSettings settings, TimeProvider time, Func<CancellationToken, Task<Result<InstantAnswer>>> ask, Action<(InstantEntry Entry, long Bytes)> resized)
{
    private readonly Lock _lock = new();
    private InstantAnswer? _known;
    private DateTimeOffset _askedAt;
    private SharedTask<Result<InstantAnswer>>? _asking;

    /// <summary>The answer: known, or asked together with all who want the same.</summary>
    public async Task<Result<InstantAnswer>> GetAsync(CancellationToken cancellation)
    {
        Task<Result<InstantAnswer>>? asking;
        lock (_lock)
        {
            if (_known is { } known && time.GetUtcNow() - _askedAt < settings.Freshness) return known;
            asking = _asking?.Join(cancellation);
            if (asking is null) _asking = SharedTask<Result<InstantAnswer>>.Start(AskAsync, cancellation, out asking);
        }
        return await asking;
    }

    private async Task<Result<InstantAnswer>> AskAsync(CancellationToken cancellation)
    {
        var askedAt = time.GetUtcNow();
        var answer = await ask(cancellation);
        if (!answer.Succeeded) return answer;
        lock (_lock) (_known, _askedAt) = (answer.Value, askedAt);
        resized((this, answer.Value.Samples.Sum(s => 200 + s.Labels.Sum(l => 2L * (l.Key.Length + l.Value.Length)))));
        return answer;
    }
}
