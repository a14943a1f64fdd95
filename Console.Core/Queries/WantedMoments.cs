using OperatorConsole.Core.Prometheus;

namespace OperatorConsole.Core.Queries;

/// <summary>Remembers how far back anybody looked lately, so that what nobody looks at any more can go.</summary>
internal sealed class WantedMoments
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(5);

    private long _before = long.MaxValue;
    private long _now = long.MaxValue;
    private DateTimeOffset _since;

    /// <summary>The oldest moment anybody wanted in the last five to ten minutes, Unix milliseconds.</summary>
    public long OldestMs => Math.Min(_before, _now);

    /// <summary>Somebody wants these moments.</summary>
    public void Add(TimeGrid grid, DateTimeOffset now)
    {
        if (now - _since > Lately) (_before, _now, _since) = (_now, long.MaxValue, now);
        _now = Math.Min(_now, grid.StartMs);
    }
}
