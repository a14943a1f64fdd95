using OperatorConsole.Core.Prometheus;
using OperatorConsole.Core.Settings;

namespace OperatorConsole.Core.Queries;

/// <summary>
/// The way to Prometheus for pages, panels and the API: equal questions are one, a refreshed range fetches only its new
/// end, and what is kept is bounded in bytes.
/// </summary>
public sealed class QueryCache
{
    private readonly RecentlyUsed<CacheKey, RangeEntry> _ranges;
    private readonly RecentlyUsed<InstantKey, InstantEntry> _instants;
    private readonly RangeSource _source;
    private readonly PrometheusClient _prometheus;
    private readonly FairGate _gate;
    private readonly QueriesSettings _settings;
    private readonly TimeProvider _time;

    /// <summary>A cache before one server.</summary>
    public QueryCache(PrometheusClient prometheus, QueriesSettings settings, TimeProvider time)
    {
        (_prometheus, _settings, _time) = (prometheus, settings, time);
        _gate = new FairGate(settings.Concurrency);
        _source = new RangeSource(prometheus, _gate, settings, time);
        // Instants are small and short-lived; they never push ranges out.
        _ranges = new(settings.CacheBytes / 8 * 7, k => 500 + (2 * k.Query.Length));
        _instants = new(settings.CacheBytes / 8, k => 500 + (2 * k.Query.Length));
    }

    /// <summary>The bytes of all answers that are kept.</summary>
    public long Bytes => _ranges.Bytes + _instants.Bytes;

    /// <summary>The values of a query at every moment of a grid.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="grid">The moments; <see cref="TimeGrid.Aligned"/> makes equal ones for equal charts.</param>
    /// <param name="asker">Who asks, such as a user's name: askers take turns where there is a queue.</param>
    /// <param name="tick">Moments that may still change are asked again if they were asked before this; all viewers of one refresh give the same.</param>
    /// <param name="cancellation">Stops waiting; the question itself goes on while others wait for it.</param>
    public Task<Result<SharedRange>> RangeAsync(string query, TimeGrid grid, string asker, DateTimeOffset tick, CancellationToken cancellation)
    {
        // However often a viewer reloads: an answer this young is not asked again.
        var youngest = _time.GetUtcNow() - _settings.Freshness;
        var notBefore = tick < youngest ? tick : youngest;
        return Entry(query, grid).GetAsync(grid, asker, notBefore, cancellation);
    }

    /// <summary>What is known of these moments from before, however old; null where that is nothing.</summary>
    public SharedRange? LastKnown(string query, TimeGrid grid) => Entry(query, grid).LastKnown(grid);

    private RangeEntry Entry(string query, TimeGrid grid)
    {
        // An unaligned grid shares no moment with others.
        var isShared = grid.StartMs % grid.StepMs == 0 && IncrementalQuery.IsIncremental(query);
        var key = new CacheKey(query, grid.StepMs, isShared ? null : grid);
        return _ranges.GetOrAdd(key, k => new RangeEntry(k, _source, (e, bytes) => _ranges.Resize(e.Key, e, bytes)));
    }

    /// <summary>The values of a query at one moment.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="time">The moment.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Result<InstantAnswer>> InstantAsync(string query, DateTimeOffset time, string asker, CancellationToken cancellation)
    {
        var key = new InstantKey(query, time.ToUnixTimeMilliseconds());
        return _instants.GetOrAdd(key, k => new InstantEntry(_settings, _time, AskAsync, bytes => Resize(k, bytes))).GetAsync(cancellation);

        async Task<Result<InstantAnswer>> AskAsync(CancellationToken stop)
        {
            using var place = await _gate.EnterAsync(asker, stop);
            return await _prometheus.QueryAsync(query, time, stop);
        }
    }

    private void Resize(InstantKey key, (InstantEntry Entry, long Bytes) size) => _instants.Resize(key, size.Entry, size.Bytes);
}
