using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Queries;

/// <summary>What is kept for one query at one step, and how it grows: only what is missing and what may still change is fetched.</summary>
internal sealed class RangeEntry(CacheKey key, RangeSource source, Action<RangeEntry, long> resized)
{
    /// <summary>More moments than this are not put together; the question is asked as a whole instead.</summary>
    private const int MostMoments = 3000;

    /// <summary>What arrived later than was thought possible is found after this long at the latest.</summary>
    private static readonly TimeSpan WholeAgain = TimeSpan.FromHours(1);

    /// <summary>A server's clock counts full seconds; more than this backwards, and it was moved.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly WantedMoments _wanted = new();
    private Extent? _known;
    private DateTimeOffset _wholeAt;
    private SharedTask<Result<Extent>>? _refresh;
    private TimeGrid _refreshing;
    private SharedRange? _lastGiven;

    /// <summary>The key it is kept under.</summary>
    public CacheKey Key => key;

    /// <summary>The answer at these moments: known, or fetched together with all who want the same.</summary>
    public async Task<Result<SharedRange>> GetAsync(TimeGrid grid, string asker, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        while (true)
        {
            Task<Result<Extent>>? refresh;
            TimeGrid refreshing;
            lock (_lock)
            {
                _wanted.Add(grid, source.Time.GetUtcNow());
                if (_known is { } known && IsFresh(known, grid, notBefore)) return Give(known, grid);
                refresh = _refresh?.Join(cancellation);
                if (refresh is null)
                {
                    _refreshing = grid;
                    _refresh = SharedTask<Result<Extent>>.Start(stop => RefreshAsync(grid, asker, notBefore, stop), cancellation, out refresh);
                }
                refreshing = _refreshing;
            }
            var extent = await refresh;
            // Another's question may fail where this one does not, and bring less than this one needs.
            if (!extent.Succeeded && refreshing == grid) return extent.Failure;
            if (extent.Succeeded && refreshing.Contains(grid) && extent.Value.Grid.Contains(grid))
                lock (_lock) return Give(extent.Value, grid);
        }
    }

    /// <summary>What is known of these moments, however old; null where that is nothing.</summary>
    public SharedRange? LastKnown(TimeGrid grid)
    {
        lock (_lock)
        {
            if (_known is not { } known || known.Grid.StepMs != grid.StepMs || known.Answer.IsCut) return null;
            var start = Math.Max(grid.StartMs, known.Grid.StartMs);
            var end = Math.Min(grid.EndMs, known.Grid.EndMs);
            if (end < start) return null;
            var part = known.Slice(new TimeGrid(start, grid.StepMs, (int)((end - start) / grid.StepMs) + 1));
            return new SharedRange(Extent.Spread(part, grid), known.Epoch, DateTimeOffset.MinValue, known.AskedAt);
        }
    }

    private static bool IsFresh(Extent known, TimeGrid grid, DateTimeOffset notBefore) =>
        known.Grid.Contains(grid) && (!known.Answer.IsCut || known.Grid == grid)
        && (grid.EndMs <= SettledUntilMs(known) || known.AskedAt >= notBefore);

    private SharedRange Give(Extent known, TimeGrid grid)
    {
        if (_lastGiven is { } given && given.Answer.Grid == grid && given.Epoch == known.Epoch && given.AskedAt == known.AskedAt) return given;
        return _lastGiven = new SharedRange(known.Slice(grid), known.Epoch, DateTimeOffset.FromUnixTimeMilliseconds(SettledUntilMs(known)), known.AskedAt);
    }

    private static long SettledUntilMs(Extent known) => known.Grid.At(known.Moving - 1);

    private async Task<Result<Extent>> RefreshAsync(TimeGrid grid, string asker, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        Extent? known;
        lock (_lock) known = _known;
        var extent = known is not null && CanExtend(known, grid) ? await ExtendAsync(known, grid, asker, notBefore, cancellation) : null;
        extent ??= await WholeAsync(grid, asker, cancellation);
        if (!extent.Succeeded) return extent;
        lock (_lock)
        {
            _known = Trim(extent.Value, grid);
            resized(this, _known.Bytes);
        }
        return extent;
    }

    private bool CanExtend(Extent known, TimeGrid grid) =>
        key.Grid is null && known.Moving > 0 && !known.Answer.IsCut
        && source.Time.GetUtcNow() - _wholeAt < WholeAgain
        && (Math.Max(grid.EndMs, known.Grid.EndMs) - Math.Min(grid.StartMs, known.Grid.StartMs)) / grid.StepMs < MostMoments;

    /// <summary>Fetches what lies before and what lies behind; null where what is known turns out not to hold any more.</summary>
    private async Task<Result<Extent>?> ExtendAsync(Extent known, TimeGrid grid, string asker, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        if (grid.StartMs < known.Grid.StartMs)
        {
            var before = grid with { Count = (int)((known.Grid.StartMs - grid.StartMs) / grid.StepMs) };
            var part = await source.FetchAsync(key.Query, before, asker, cancellation);
            if (!part.Succeeded) return part.Failure;
            if (known.Prepend(part.Value.Answer) is not { } longer) return null;
            known = longer;
        }
        if (!IsFresh(known, grid, notBefore))
        {
            // From the last settled moment on: it must be as it was.
            var seam = known.Moving - 1;
            var end = Math.Max(grid.EndMs, known.Grid.EndMs);
            var after = new TimeGrid(known.Grid.At(seam), grid.StepMs, (int)((end - known.Grid.At(seam)) / grid.StepMs) + 1);
            var part = await source.FetchAsync(key.Query, after, asker, cancellation);
            if (!part.Succeeded) return part.Failure;
            if (part.Value.ServerTime < known.ServerTime - ClockTolerance) return null;
            if (known.Append(part.Value) is not { } longer) return null;
            known = longer;
        }
        return known;
    }

    private async Task<Result<Extent>> WholeAsync(TimeGrid grid, string asker, CancellationToken cancellation)
    {
        var fetched = await source.FetchAsync(key.Query, grid, asker, cancellation);
        lock (_lock) _wholeAt = source.Time.GetUtcNow();
        return fetched.Select(f => Extent.Of(f, RangeEpoch.Next()));
    }

    private Extent Trim(Extent extent, TimeGrid grid)
    {
        var oldest = Math.Min(_wanted.OldestMs, grid.StartMs);
        var index = (int)extent.Grid.IndexOf(oldest);
        return key.Grid is null && index > 0 && index < extent.Grid.Count ? extent.From(index) : extent;
    }
}
